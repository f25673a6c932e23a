package dev.hone.op;

import static org.junit.Assert.assertEquals;

import dev.hone.graph.Graph;
import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import dev.hone.op.OpCases.Build;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/**
 * Where an operation has a kink, a tie, saturates, overflows or is undefined: values and the
 * gradients of their sum, worked out by hand. NaN has to come through everywhere: divergence is
 * detected by it.
 */
@RunWith(Parameterized.class)
public class SpecialPointsTest {
  private static final float NAN = Float.NaN;
  private static final float INF = Float.POSITIVE_INFINITY;
  private static final float LN2 = 0.6931472f;

  /** e⁻¹⁰⁰, among the smallest numbers that float32 has. */
  private static final float TINY = 3.8e-44f;

  /** An operation at some points; {@code gradients} may be fewer than {@code inputs}. */
  private record Point(
      String name, Build build, List<Array> inputs, Array expected, List<Array> gradients) {
    Point gives(Array values) {
      return new Point(name, build, inputs, values, gradients);
    }

    Point withGradients(Array... values) {
      return new Point(name, build, inputs, expected, List.of(values));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private record Array(Shape shape, List<Float> values) {
    float[] toFloats() {
      float[] floats = new float[values.size()];
      for (int i = 0; i < floats.length; i++) {
        floats[i] = values.get(i);
      }
      return floats;
    }
  }

  @Parameters(name = "{0}")
  public static List<Point> points() {
    List<Point> points = new ArrayList<>();
    points.addAll(activations());
    points.addAll(elementary());
    points.addAll(binary());
    points.addAll(rows());
    points.addAll(sums());
    return points;
  }

  private static List<Point> activations() {
    return List.of(
        at("relu", in -> Ops.relu(in[0]), v(0, -0f, NAN, INF, -INF))
            .gives(v(0, 0, NAN, INF, 0))
            .withGradients(v(0, 0, NAN, 1, 0)),
        at("leakyRelu", in -> Ops.leakyRelu(in[0], 0.25), v(0, -0f, NAN, INF, -INF, -2))
            .gives(v(0, -0f, NAN, INF, -INF, -0.5f))
            .withGradients(v(0.25f, 0.25f, NAN, 1, 0.25f, 0.25f)),
        at("elu", in -> Ops.elu(in[0]), v(0, -0f, NAN, INF, -INF, 100, -100, -1e-12f))
            .gives(v(0, -0f, NAN, INF, -1, 100, -1, -1e-12f))
            .withGradients(v(1, 1, NAN, 1, 0, 1, 0, 1)),
        at("softplus", in -> Ops.softplus(in[0]), v(0, -0f, NAN, INF, -INF, 100, -100, -20))
            .gives(v(LN2, LN2, NAN, INF, 0, 100, TINY, 2.0611537e-9f))
            .withGradients(v(0.5f, 0.5f, NAN, 1, 0, 1, TINY, 2.0611537e-9f)),
        at("sigmoid", in -> Ops.sigmoid(in[0]), v(0, -0f, NAN, INF, -INF, 100, -100, 1000, -1000))
            .gives(v(0.5f, 0.5f, NAN, 1, 0, 1, TINY, 1, 0))
            .withGradients(v(0.25f, 0.25f, NAN, 0, 0, 0, TINY, 0, 0)),
        at("tanh", in -> Ops.tanh(in[0]), v(0, -0f, NAN, INF, -INF, 100, -100, 1e-8f, -3e-5f))
            .gives(v(0, -0f, NAN, 1, -1, 1, -1, 1e-8f, -3e-5f))
            .withGradients(v(1, 1, NAN, 0, 0, 0, 0, 1, 1)));
  }

  private static List<Point> elementary() {
    return List.of(
        at("abs", in -> Ops.abs(in[0]), v(0, -0f, NAN, INF, -INF, -2))
            .gives(v(0, 0, NAN, INF, INF, 2))
            .withGradients(v(0, 0, NAN, 1, -1, -1)),
        at("sign", in -> Ops.sign(in[0]), v(0, -0f, NAN, INF, -INF, 1e-30f))
            .gives(v(0, -0f, NAN, 1, -1, 1))
            .withGradients(v(0, 0, 0, 0, 0, 0)),
        at("neg", in -> Ops.neg(in[0]), v(0, NAN, INF))
            .gives(v(-0f, NAN, -INF))
            .withGradients(v(-1, -1, -1)),
        at("exp", in -> Ops.exp(in[0]), v(0, NAN, INF, -INF, 100, -100))
            .gives(v(1, NAN, INF, 0, INF, TINY))
            .withGradients(v(1, NAN, INF, 0, INF, TINY)),
        at("log", in -> Ops.log(in[0]), v(0, -1, NAN, INF, 1e-40f))
            .gives(v(-INF, NAN, NAN, INF, -92.1034f))
            .withGradients(v(INF, -1, NAN, 0, INF)),
        at("sqrt", in -> Ops.sqrt(in[0]), v(0, -1, NAN, INF))
            .gives(v(0, NAN, NAN, INF))
            .withGradients(v(INF, NAN, NAN, 0)),
        at("rsqrt", in -> Ops.rsqrt(in[0]), v(0, -1, NAN, INF))
            .gives(v(INF, NAN, NAN, 0))
            .withGradients(v(-INF, NAN, NAN, 0)),
        at("square", in -> Ops.square(in[0]), v(0, NAN, -INF, 1e20f, 1e-30f))
            .gives(v(0, NAN, INF, INF, 0))
            .withGradients(v(0, NAN, -INF, 2e20f, 2e-30f)));
  }

  private static List<Point> binary() {
    return List.of(
        at(
                "div",
                in -> Ops.div(in[0], in[1]),
                v(1, -1, 0, 1, INF, NAN, 1),
                v(0, 0, 0, INF, INF, 1, NAN))
            .gives(v(INF, -INF, NAN, 0, NAN, NAN, NAN))
            .withGradients(v(INF, INF, INF, 0, 0, 1, NAN), v(-INF, INF, NAN, 0, NAN, NAN, NAN)),
        at("add", in -> Ops.add(in[0], in[1]), v(INF, INF, NAN), v(1, -INF, 0))
            .gives(v(INF, NAN, NAN))
            .withGradients(v(1, 1, 1), v(1, 1, 1)),
        at("sub", in -> Ops.sub(in[0], in[1]), v(INF, INF, 0), v(1, INF, NAN))
            .gives(v(INF, NAN, NAN))
            .withGradients(v(1, 1, 1), v(-1, -1, -1)),
        at("mul", in -> Ops.mul(in[0], in[1]), v(0, 0, 1e30f), v(INF, NAN, 1e30f))
            .gives(v(NAN, NAN, INF))
            .withGradients(v(INF, NAN, 1e30f), v(0, 0, 1e30f)),
        at(
                "maximum",
                in -> Ops.maximum(in[0], in[1]),
                v(1, 0, NAN, 1, NAN, -INF),
                v(1, -0f, 1, NAN, NAN, 1))
            .gives(v(1, 0, NAN, NAN, NAN, 1))
            .withGradients(v(0.5f, 0.5f, NAN, NAN, NAN, 0), v(0.5f, 0.5f, NAN, NAN, NAN, 1)),
        at("maximum with a number", in -> Ops.maximum(in[0], 2), v(2, NAN, 3, 1))
            .gives(v(2, NAN, 3, 2))
            .withGradients(v(0.5f, NAN, 1, 0)),
        at("maximum of NaN and a vector", in -> Ops.maximum(in[0], in[1]), scalar(NAN), v(1, 2))
            .gives(v(NAN, NAN)),
        at(
                "minimum",
                in -> Ops.minimum(in[0], in[1]),
                v(1, 0, NAN, 1, NAN, INF),
                v(1, -0f, 1, NAN, NAN, 1))
            .gives(v(1, 0, NAN, NAN, NAN, 1))
            .withGradients(v(0.5f, 0.5f, NAN, NAN, NAN, 0), v(0.5f, 0.5f, NAN, NAN, NAN, 1)),
        at("minimum with a number", in -> Ops.minimum(in[0], 2), v(2, NAN, 3, 1))
            .gives(v(2, NAN, 2, 1))
            .withGradients(v(0.5f, NAN, 0, 1)),
        at("minimum of NaN and a vector", in -> Ops.minimum(in[0], in[1]), scalar(NAN), v(1, 2))
            .gives(v(NAN, NAN)));
  }

  private static List<Point> rows() {
    Build softmax = in -> Ops.softmax(in[0]);
    Build logSoftmax = in -> Ops.logSoftmax(in[0]);
    return List.of(
        at("softmax saturated", softmax, v(100, -100, 0))
            .gives(v(1, 0, TINY))
            .withGradients(v(0, 0, 0)),
        at("softmax of large equals", softmax, v(1000, 1000)).gives(v(0.5f, 0.5f)),
        at("softmax without one class", softmax, v(-INF, 3, 3)).gives(v(0, 0.5f, 0.5f)),
        at("softmax of -inf alone", softmax, v(-INF, -INF)).gives(v(NAN, NAN)),
        at("softmax of inf", softmax, v(INF, 0)).gives(v(NAN, NAN)),
        at("softmax with NaN in one row", softmax, m(2, 2, NAN, 0, 1, 1))
            .gives(m(2, 2, NAN, NAN, 0.5f, 0.5f))
            .withGradients(m(2, 2, NAN, NAN, 0, 0)),
        at("softmax with NaN last", softmax, v(5, NAN)).gives(v(NAN, NAN)),
        at("logSoftmax saturated", logSoftmax, v(100, -100))
            .gives(v(0, -200))
            .withGradients(v(-1, 1)),
        at("logSoftmax of large equals", logSoftmax, v(1000, 1000)).gives(v(-LN2, -LN2)),
        at("logSoftmax without one class", logSoftmax, v(-INF, 3, 3)).gives(v(-INF, -LN2, -LN2)),
        at("logSoftmax of one class", logSoftmax, m(2, 1, 7, -7))
            .gives(m(2, 1, 0, 0))
            .withGradients(m(2, 1, 0, 0)),
        at("logSoftmax with NaN in one row", logSoftmax, m(2, 2, 0, NAN, 1, 1))
            .gives(m(2, 2, NAN, NAN, -LN2, -LN2))
            .withGradients(m(2, 2, NAN, NAN, 0, 0)));
  }

  private static List<Point> sums() {
    Build maxOfRows = in -> Ops.reduceMax(in[0], List.of(1), false);
    Build maxOfColumns = in -> Ops.reduceMax(in[0], List.of(0), false);
    return List.of(
        at("reduceMax of rows with ties", maxOfRows, m(2, 4, 1, 3, 3, 2, 5, 5, 5, 5))
            .gives(v(3, 5))
            .withGradients(m(2, 4, 0, 0.5f, 0.5f, 0, 0.25f, 0.25f, 0.25f, 0.25f)),
        at("reduceMax of columns with ties", maxOfColumns, m(2, 3, 1, 3, -4, 1, 2, -3))
            .gives(v(1, 3, -3))
            .withGradients(m(2, 3, 0.5f, 1, 0, 0.5f, 0, 1)),
        at("reduceMax of rows with NaN", maxOfRows, m(2, 2, NAN, 1, 2, 1))
            .gives(v(NAN, 2))
            .withGradients(m(2, 2, NAN, NAN, 1, 0)),
        at("reduceMax of columns with NaN", maxOfColumns, m(2, 2, 1, 2, NAN, 1)).gives(v(NAN, 2)),
        at("reduceMax of -inf", maxOfRows, m(1, 2, -INF, -INF)).gives(v(-INF)),
        at("sum of inf and -inf", in -> Ops.sum(in[0]), v(INF, -INF, 1))
            .gives(scalar(NAN))
            .withGradients(v(1, 1, 1)),
        at(
                "sum of columns with NaN",
                in -> Ops.sum(in[0], List.of(0), false),
                m(2, 2, NAN, 1, 2, 3))
            .gives(v(NAN, 4)),
        at("sum of large and small", in -> Ops.sum(in[0]), v(1e8f, 1, 1, -1e8f)).gives(scalar(2)),
        at(
                "sum of a column of large and small",
                in -> Ops.sum(in[0], List.of(0), false),
                m(4, 1, 1e8f, 1, 1, -1e8f))
            .gives(v(2)),
        at("mean of NaN", in -> Ops.mean(in[0]), v(NAN, 1)).gives(scalar(NAN)),
        at("mean of thirds", in -> Ops.mean(in[0]), v(1, 1, 1)).gives(scalar(1)),
        at(
                "matmul of 0 with NaN and inf",
                in -> Ops.matmul(in[0], in[1]),
                m(1, 1, 0),
                m(1, 3, NAN, INF, 1))
            .gives(m(1, 3, NAN, NAN, 0)));
  }

  private final Point point;

  public SpecialPointsTest(Point point) {
    this.point = point;
  }

  @Test
  public void valueAndGradient() {
    Graph graph = new Graph();
    Map<Node, NdArray> values = new LinkedHashMap<>();
    for (Array input : point.inputs()) {
      values.put(
          graph.input("x" + values.size(), input.shape()),
          NdArray.of(input.shape(), input.toFloats()));
    }
    Node[] inputs = values.keySet().toArray(new Node[0]);
    Node result = point.build().of(inputs);
    List<Node> nodes = new ArrayList<>(List.of(result));
    nodes.addAll(Ops.gradients(Ops.sum(result), List.of(inputs)));
    List<float[]> actual = JavaRun.values(nodes, values);

    assertClose("value", point.expected(), actual.get(0));
    for (int i = 0; i < point.gradients().size(); i++) {
      assertClose("gradient by x" + i, point.gradients().get(i), actual.get(1 + i));
    }
  }

  /** Each element within a millionth of its own size, or two steps of the smallest number. */
  private static void assertClose(String what, Array expected, float[] actual) {
    assertEquals(what, expected.values().size(), actual.length);
    for (int i = 0; i < actual.length; i++) {
      float value = expected.values().get(i);
      float limit = value == 0 ? 0 : Math.max(1e-6f * Math.abs(value), 2 * Float.MIN_VALUE);
      // An infinite limit would let everything pass.
      assertEquals(what + " element " + i, value, actual[i], limit == INF ? 0 : limit);
    }
  }

  private static Point at(String name, Build build, Array... inputs) {
    return new Point(name, build, List.of(inputs), null, List.of());
  }

  private static Array v(float... values) {
    return array(Shape.of(values.length), values);
  }

  private static Array m(int rows, int columns, float... values) {
    return array(Shape.of(rows, columns), values);
  }

  private static Array scalar(float value) {
    return array(Shape.SCALAR, value);
  }

  private static Array array(Shape shape, float... values) {
    List<Float> list = new ArrayList<>();
    for (float value : values) {
      list.add(value);
    }
    return new Array(shape, list);
  }
}

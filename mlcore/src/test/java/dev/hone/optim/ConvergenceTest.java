package dev.hone.optim;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.hone.exec.JavaExecutor;
import dev.hone.exec.Program;
import dev.hone.exec.Session;
import dev.hone.graph.Graph;
import dev.hone.graph.Initial;
import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import dev.hone.graph.StepBuilder;
import dev.hone.graph.Variable;
import dev.hone.op.Ops;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.Test;

/** Each optimiser finds the minimum of small problems with gradients from the graph. */
public class ConvergenceTest {
  /** Learning rates for the quadratic, which takes 1,000 steps. */
  private static final Map<String, Double> QUADRATIC =
      Map.of(
          "sgd", 0.1,
          "momentum", 0.02,
          "nesterov", 0.02,
          "adagrad", 0.5,
          "adadelta", 20.0,
          "rmsprop", 0.02,
          "adam", 0.05,
          "adamw", 0.05,
          "ftrl", 0.5);

  /** Learning rates for the valley, which takes 20,000 steps. */
  private static final Map<String, Double> VALLEY =
      Map.of(
          "sgd", 0.01,
          "momentum", 0.002,
          "nesterov", 0.002,
          "adagrad", 0.5,
          "adadelta", 5.0,
          "rmsprop", 0.01,
          "adam", 0.02,
          "adamw", 0.02,
          "ftrl", 0.5);

  /** ½((x − 1)² + 10(y + 2)²). */
  private static Node quadratic(Node x, Node y) {
    return Ops.add(Ops.mul(0.5, Ops.square(Ops.add(-1, x))), Ops.mul(5, Ops.square(Ops.add(2, y))));
  }

  /** (1 − x)² + 5(y − x²)², Rosenbrock's valley, less steep. */
  private static Node valley(Node x, Node y) {
    return Ops.add(Ops.square(Ops.sub(1, x)), Ops.mul(5, Ops.square(Ops.sub(y, Ops.square(x)))));
  }

  /** (x, y) after some steps from (−1.2, 1) under a cosine schedule. */
  private static float[] minimise(
      Optimizer optimizer, double rate, int steps, Function<Node[], Node> loss) {
    StepBuilder builder = new StepBuilder(true);
    Graph graph = builder.graph();
    // No weight decay, which would move the minimum.
    Node point = builder.parameter("point", Shape.of(2), Variable.Role.BIAS, Initial.ZEROS);
    Node learningRate = graph.input("learningRate", Shape.of(1));
    Node[] xy = {Ops.slice(point, 0, 0, 1), Ops.slice(point, 0, 1, 1)};
    Node value = Ops.sum(loss.apply(xy));
    List<Node> gradients = Ops.gradients(value, List.of(point));
    UpdateRule.of(optimizer).apply(builder, builder.parameters(), gradients, learningRate);
    builder.output("loss", value);
    Schedule schedule = new CosineSchedule(0);
    try (Session session = new JavaExecutor().compile(List.of(builder.build("train")))) {
      session.write("point", new float[] {-1.2f, 1});
      Program program = session.program("train");
      for (int t = 0; t < steps; t++) {
        double factor = schedule.factor(new Schedule.Progress(t, steps, List.of()));
        program.input("learningRate")[0] = (float) (rate * factor);
        program.run();
      }
      return session.read("point");
    }
  }

  @Test
  public void quadratic_everyOptimizer_findsTheMinimum() {
    for (String name : Optimizers.names()) {
      float[] point =
          minimise(Optimizers.of(name), QUADRATIC.get(name), 1000, xy -> quadratic(xy[0], xy[1]));
      assertEquals(name + ": x", 1, point[0], 2e-3);
      assertEquals(name + ": y", -2, point[1], 2e-3);
    }
  }

  @Test
  public void rosenbrocksValley_everyOptimizer_findsTheMinimum() {
    for (String name : Optimizers.names()) {
      float[] point =
          minimise(Optimizers.of(name), VALLEY.get(name), 20_000, xy -> valley(xy[0], xy[1]));
      assertEquals(name + ": x", 1, point[0], 1e-2);
      assertEquals(name + ": y", 1, point[1], 2e-2);
    }
  }

  /** At the suggested rate from (−1.2, 1), where the quadratic is 47.42, all go downhill. */
  @Test
  public void quadratic_atTheSuggestedRate_falls() {
    for (String name : Optimizers.names()) {
      Optimizer optimizer = Optimizers.of(name);
      float[] point =
          minimise(
              optimizer, optimizer.suggestedLearningRate(), 300, xy -> quadratic(xy[0], xy[1]));
      double loss = 0.5 * (point[0] - 1) * (point[0] - 1) + 5 * (point[1] + 2) * (point[1] + 2);
      assertTrue(name + ": " + loss, loss < 47);
    }
  }
}

package dev.hone.tflite.gpu;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.hone.graph.DType;
import dev.hone.tflite.SampleFiles;
import dev.hone.tflite.file.TfLiteFile;
import dev.hone.tflite.write.FileBuilder;
import dev.hone.tflite.write.SubgraphBuilder;
import java.util.function.Consumer;
import org.junit.Test;
import org.tensorflow.lite.schema.AddOptionsT;
import org.tensorflow.lite.schema.BatchMatMulOptionsT;
import org.tensorflow.lite.schema.BuiltinOperator;
import org.tensorflow.lite.schema.BuiltinOptions;
import org.tensorflow.lite.schema.LogSoftmaxOptionsT;
import org.tensorflow.lite.schema.MulOptionsT;
import org.tensorflow.lite.schema.ReducerOptionsT;
import org.tensorflow.lite.schema.SliceOptionsT;
import org.tensorflow.lite.schema.SubOptionsT;

/** Each rule on a file of its own, both sides of it. */
public class GpuCompatibilityTest {
  private static GpuCompatibility judge(Consumer<SubgraphBuilder> content) {
    FileBuilder file = new FileBuilder();
    SubgraphBuilder graph = file.subgraph("main");
    content.accept(graph);
    file.signature("main", graph);
    return GpuCompatibility.of(TfLiteFile.of("test", file.build("test")));
  }

  private static void good(Consumer<SubgraphBuilder> content) {
    GpuCompatibility gpu = judge(content);
    assertTrue(gpu.toString(), gpu.fully());
  }

  private static void bad(
      GpuCompatibility.Severity severity, String reason, Consumer<SubgraphBuilder> content) {
    GpuCompatibility gpu = judge(content);
    assertTrue(
        reason + " should be in " + gpu,
        gpu.findings().stream()
            .anyMatch(
                finding ->
                    finding.severity() == severity
                        && finding.reason().toString().contains(reason)));
  }

  private static int add(SubgraphBuilder graph, int a, int b, int... dims) {
    int out = graph.tensor("sum", DType.FLOAT32, dims);
    graph.operator(
        BuiltinOperator.ADD, BuiltinOptions.AddOptions, new AddOptionsT(), new int[] {a, b}, out);
    return out;
  }

  private static int sub(SubgraphBuilder graph, int a, int b, int... dims) {
    int out = graph.tensor("difference", DType.FLOAT32, dims);
    graph.operator(
        BuiltinOperator.SUB, BuiltinOptions.SubOptions, new SubOptionsT(), new int[] {a, b}, out);
    return out;
  }

  private static int relu(SubgraphBuilder graph, int in, int... dims) {
    int out = graph.tensor("relu", DType.FLOAT32, dims);
    graph.operator(BuiltinOperator.RELU, BuiltinOptions.NONE, null, new int[] {in}, out);
    return out;
  }

  private static int matmul(SubgraphBuilder graph, int a, int b, boolean adjoint, int... dims) {
    int out = graph.tensor("product", DType.FLOAT32, dims);
    BatchMatMulOptionsT options = new BatchMatMulOptionsT();
    options.setAdjY(adjoint);
    graph.operator(
        BuiltinOperator.BATCH_MATMUL,
        BuiltinOptions.BatchMatMulOptions,
        options,
        new int[] {a, b},
        out);
    return out;
  }

  private static int[] d(int... dims) {
    return dims;
  }

  private static int in(SubgraphBuilder graph, String name, int... dims) {
    return graph.input(name, DType.FLOAT32, dims);
  }

  @Test
  public void sums_broadcastOnlyTheirSecondOperand() {
    good(g -> g.output("y", add(g, in(g, "a", 1, 1, 2, 3), in(g, "b", 1, 1, 1, 3), 1, 1, 2, 3)));
    bad(
        GpuCompatibility.Severity.WRONG,
        "only operand 1 is broadcast",
        g -> g.output("y", add(g, in(g, "b", 1, 1, 1, 3), in(g, "a", 1, 1, 2, 3), 1, 1, 2, 3)));
    bad(
        GpuCompatibility.Severity.WRONG,
        "both operands are broadcast",
        g -> g.output("y", add(g, in(g, "a", 1, 1, 2, 1), in(g, "b", 1, 1, 1, 3), 1, 1, 2, 3)));
    good(g -> g.output("y", sub(g, in(g, "b", 1, 1, 1, 3), in(g, "a", 1, 1, 2, 3), 1, 1, 2, 3)));
  }

  @Test
  public void ranks_mustBeEqual() {
    bad(
        GpuCompatibility.Severity.WRONG,
        "ranks 2 and 1",
        g -> g.output("y", sub(g, in(g, "a", 2, 3), in(g, "b", 3), 2, 3)));
    good(g -> g.output("y", sub(g, in(g, "a", 2, 3), in(g, "b", 2, 3), 2, 3)));
  }

  @Test
  public void products_areOfRank3Or4_withoutFlags() {
    good(
        g ->
            g.output(
                "y", matmul(g, in(g, "a", 1, 1, 2, 3), in(g, "b", 1, 1, 3, 4), false, 1, 1, 2, 4)));
    bad(
        GpuCompatibility.Severity.WRONG,
        "ignores adj",
        g ->
            g.output(
                "y", matmul(g, in(g, "a", 1, 1, 2, 3), in(g, "b", 1, 1, 4, 3), true, 1, 1, 2, 4)));
    bad(
        GpuCompatibility.Severity.WRONG,
        "rank 2",
        g -> g.output("y", matmul(g, in(g, "a", 2, 3), in(g, "b", 3, 4), false, 2, 4)));
    bad(
        GpuCompatibility.Severity.REFUSED,
        "batch axes",
        g ->
            g.output(
                "y", matmul(g, in(g, "a", 2, 1, 2, 3), in(g, "b", 1, 1, 3, 4), false, 2, 1, 2, 4)));
  }

  @Test
  public void productsWithConstants_areSuitableOnlyOnTheRightAndFlat() {
    bad(
        GpuCompatibility.Severity.FAILS,
        "left operand is a constant",
        g ->
            g.output(
                "y",
                matmul(
                    g,
                    g.floats("w", d(1, 1, 1, 2), 1, 2),
                    in(g, "b", 1, 1, 2, 4),
                    false,
                    1,
                    1,
                    1,
                    4)));
    bad(
        GpuCompatibility.Severity.REFUSED,
        "rank above 2",
        g ->
            g.output(
                "y",
                matmul(
                    g,
                    in(g, "a", 1, 1, 3, 2),
                    g.floats("w", d(1, 1, 2, 1), 1, 2),
                    false,
                    1,
                    1,
                    3,
                    1)));
  }

  @Test
  public void reductions_keepTheirAxes() {
    for (boolean keep : new boolean[] {true, false}) {
      Consumer<SubgraphBuilder> sum =
          g -> {
            int out = g.tensor("sum", DType.FLOAT32, keep ? d(1, 1, 1, 3) : d(1, 1, 3));
            ReducerOptionsT options = new ReducerOptionsT();
            options.setKeepDims(keep);
            g.operator(
                BuiltinOperator.SUM,
                BuiltinOptions.ReducerOptions,
                options,
                new int[] {in(g, "x", 1, 1, 2, 3), g.ints("axes", 2)},
                out);
            g.output("y", out);
          };
      if (keep) {
        good(sum);
      } else {
        bad(GpuCompatibility.Severity.REFUSED, "keep_dims", sum);
      }
    }
  }

  @Test
  public void oneTensorTwice_isOnlyForSumsProductsAndConcatenations() {
    good(
        g -> {
          int x = in(g, "x", 1, 1, 2, 3);
          g.output("y", add(g, x, x, 1, 1, 2, 3));
        });
    bad(
        GpuCompatibility.Severity.WRONG,
        "one tensor twice",
        g -> {
          int x = in(g, "x", 1, 1, 2, 3);
          g.output("y", sub(g, x, x, 1, 1, 2, 3));
        });
  }

  @Test
  public void operatorsThatTheDelegateLacks_areRefused() {
    bad(
        GpuCompatibility.Severity.REFUSED,
        "does not have it",
        g -> {
          int out = g.tensor("y", DType.FLOAT32, 1, 1, 2, 3);
          g.operator(
              BuiltinOperator.LOG_SOFTMAX,
              BuiltinOptions.LogSoftmaxOptions,
              new LogSoftmaxOptionsT(),
              new int[] {in(g, "x", 1, 1, 2, 3)},
              out);
          g.output("y", out);
        });
    GpuCompatibility counter = GpuCompatibility.of(SampleFiles.counter());
    assertTrue(counter.toString(), counter.toString().contains("no variables"));
  }

  @Test
  public void slices_haveRank3Or4() {
    for (int rank : new int[] {2, 3}) {
      Consumer<SubgraphBuilder> slice =
          g -> {
            int x = rank == 2 ? in(g, "x", 2, 3) : in(g, "x", 1, 2, 3);
            int[] size = rank == 2 ? d(1, 3) : d(1, 1, 3);
            int out = g.tensor("part", DType.FLOAT32, size);
            g.operator(
                BuiltinOperator.SLICE,
                BuiltinOptions.SliceOptions,
                new SliceOptionsT(),
                new int[] {x, g.ints("begin", new int[rank]), g.ints("size", size)},
                out);
            g.output("y", out);
          };
      if (rank == 3) {
        good(slice);
      } else {
        bad(GpuCompatibility.Severity.REFUSED, "rank 2", slice);
      }
    }
  }

  @Test
  public void outputsThatAreReadInside_mayBeFusedAway() {
    good(g -> g.output("y", relu(g, in(g, "x", 1, 1, 2, 3), 1, 1, 2, 3)));
    bad(
        GpuCompatibility.Severity.WRONG,
        "may be fused",
        g -> {
          int first = relu(g, in(g, "x", 1, 1, 2, 3), 1, 1, 2, 3);
          g.output("first", first);
          g.output("second", relu(g, first, 1, 1, 2, 3));
        });
    bad(
        GpuCompatibility.Severity.WRONG,
        "an ADD that is also read",
        g -> {
          int x = in(g, "x", 1, 1, 2, 3);
          int first = add(g, x, x, 1, 1, 2, 3);
          g.output("first", first);
          g.output("second", relu(g, first, 1, 1, 2, 3));
        });
  }

  @Test
  public void inputPassedThrough_isRefused() {
    bad(
        GpuCompatibility.Severity.REFUSED,
        "passed through",
        g -> {
          int x = in(g, "x", 1, 1, 2, 3);
          g.output("same", x);
          g.output("y", relu(g, x, 1, 1, 2, 3));
        });
  }

  @Test
  public void constantWiderThanWhatItMeets_isWrong() {
    bad(
        GpuCompatibility.Severity.WRONG,
        "wider",
        g -> {
          int out = g.tensor("y", DType.FLOAT32, 1, 1, 2, 3);
          g.operator(
              BuiltinOperator.MUL,
              BuiltinOptions.MulOptions,
              new MulOptionsT(),
              new int[] {g.floats("c", d(1, 1, 2, 3), 1, 2, 3, 4, 5, 6), in(g, "x", 1, 1, 1, 3)},
              out);
          g.output("y", out);
        });
  }

  @Test
  public void summary_counts() {
    assertEquals(
        "The GPU delegate takes all 2 operations.",
        GpuCompatibility.of(SampleFiles.line()).summary().toString());
  }
}

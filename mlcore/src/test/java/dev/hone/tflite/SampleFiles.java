package dev.hone.tflite;

import dev.hone.graph.DType;
import dev.hone.graph.Shape;
import dev.hone.tflite.file.TfLiteFile;
import dev.hone.tflite.write.FileBuilder;
import dev.hone.tflite.write.SubgraphBuilder;
import dev.hone.tflite.write.TfLiteWriter;
import org.tensorflow.lite.schema.AddOptionsT;
import org.tensorflow.lite.schema.BuiltinOperator;
import org.tensorflow.lite.schema.BuiltinOptions;
import org.tensorflow.lite.schema.GatherOptionsT;
import org.tensorflow.lite.schema.MulOptionsT;

/** Small files whose results can be worked out in the head. */
public final class SampleFiles {
  private SampleFiles() {}

  /** Signature {@code line}: y = 3·x + 2, x and y of [2, 2]. */
  public static TfLiteFile line() {
    FileBuilder file = new FileBuilder();
    SubgraphBuilder graph = line(file);
    file.signature("line", graph);
    return TfLiteFile.of("line", file.build("3 x + 2"));
  }

  /** The same without a signature. */
  public static TfLiteFile withoutSignature() {
    FileBuilder file = new FileBuilder();
    line(file);
    return TfLiteFile.of("line", file.build("3 x + 2"));
  }

  private static SubgraphBuilder line(FileBuilder file) {
    SubgraphBuilder graph = file.subgraph("line");
    int x = graph.input("x", DType.FLOAT32, 2, 2);
    int scaled = graph.tensor("scaled", DType.FLOAT32, 2, 2);
    graph.operator(
        BuiltinOperator.MUL,
        BuiltinOptions.MulOptions,
        new MulOptionsT(),
        new int[] {x, graph.floats("three", new int[] {1}, 3f)},
        scaled);
    int y = graph.tensor("y", DType.FLOAT32, 2, 2);
    graph.operator(
        BuiltinOperator.ADD,
        BuiltinOptions.AddOptions,
        new AddOptionsT(),
        new int[] {scaled, graph.floats("two", new int[] {1}, 2f)},
        y);
    graph.output("y", y);
    return graph;
  }

  /** Signature {@code pick}: rows of {{1, 2}, {3, 4}, {5, 6}} by int32 [2]. */
  public static TfLiteFile pick() {
    FileBuilder file = new FileBuilder();
    SubgraphBuilder graph = file.subgraph("pick");
    int index = graph.input("index", DType.INT32, 2);
    int rows = graph.tensor("rows", DType.FLOAT32, 2, 2);
    graph.operator(
        BuiltinOperator.GATHER,
        BuiltinOptions.GatherOptions,
        new GatherOptionsT(),
        new int[] {graph.floats("table", new int[] {3, 2}, 1, 2, 3, 4, 5, 6), index},
        rows);
    graph.output("rows", rows);
    file.signature("pick", graph);
    return TfLiteFile.of("pick", file.build("rows of a table"));
  }

  /** Signatures {@code add}, which adds {@code by} [1] to a counter from 10, and {@code get}. */
  public static TfLiteFile counter() {
    FileBuilder file = new FileBuilder();
    SubgraphBuilder add = file.subgraph("add");
    SubgraphBuilder get = file.subgraph("get");
    SubgraphBuilder init = file.subgraph("init");
    add.callOnce(init);
    int by = add.input("by", DType.FLOAT32, 1);
    int sum = add.tensor("sum", DType.FLOAT32, 1);
    add.operator(
        BuiltinOperator.ADD,
        BuiltinOptions.AddOptions,
        new AddOptionsT(),
        new int[] {add.readVariable("counter", Shape.of(1)), by},
        sum);
    add.assignVariable("counter", sum);
    add.output("sum", sum);
    get.callOnce(init);
    get.input(TfLiteWriter.UNUSED, DType.FLOAT32, 1);
    get.output("counter", get.readVariable("counter", Shape.of(1)));
    init.assignVariable("counter", init.filled("start", Shape.of(1), 10));
    file.signature("add", add);
    file.signature("get", get);
    return TfLiteFile.of("counter", file.build("a counter"));
  }
}

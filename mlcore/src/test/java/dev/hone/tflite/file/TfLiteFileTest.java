package dev.hone.tflite.file;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.hone.base.InvalidInputException;
import dev.hone.graph.DType;
import dev.hone.graph.Shape;
import dev.hone.tflite.SampleFiles;
import dev.hone.tflite.write.FileBuilder;
import dev.hone.tflite.write.SubgraphBuilder;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.Rule;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.junit.rules.TemporaryFolder;
import org.tensorflow.lite.schema.BuiltinOperator;
import org.tensorflow.lite.schema.BuiltinOptions;
import org.tensorflow.lite.schema.BuiltinOptionsUnion;
import org.tensorflow.lite.schema.MulOptionsT;
import org.tensorflow.lite.schema.OperatorT;
import org.tensorflow.lite.schema.ReshapeOptionsT;

/** What a file is refused for, and with which words. */
public class TfLiteFileTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private static void refused(ThrowingRunnable action, String... parts) {
    String message = assertThrows(InvalidInputException.class, action).getMessage();
    for (String part : parts) {
      assertTrue("\"" + part + "\" should be in: " + message, message.contains(part));
    }
  }

  private static byte[] bytes(TfLiteFile file) {
    byte[] bytes = new byte[file.size()];
    file.buffer().get(bytes);
    return bytes;
  }

  private static void build(Consumer<SubgraphBuilder> content) {
    FileBuilder file = new FileBuilder();
    SubgraphBuilder graph = file.subgraph("main");
    content.accept(graph);
    file.signature("main", graph);
    TfLiteFile.of("test", file.build("test"));
  }

  private static void relu(SubgraphBuilder graph, int in, int out) {
    graph.operator(BuiltinOperator.RELU, BuiltinOptions.NONE, null, new int[] {in}, out);
  }

  @Test
  public void goodFile_saysWhatItHolds() {
    TfLiteFile file = SampleFiles.line();

    assertEquals("3 x + 2", file.description());
    assertEquals("2.3.0", file.minimumRuntime());
    assertEquals("MUL", file.operations(0).get(0).name());
    assertEquals("float32 [2, 2]", file.signatures().get(0).inputs().get("x").toString());
    assertEquals(8, file.constantBytes());
  }

  @Test
  public void everyTruncation_isRefused() {
    byte[] whole = bytes(SampleFiles.line());
    for (int length = 0; length < whole.length - 8; length += 7) {
      byte[] part = Arrays.copyOf(whole, length);
      refused(() -> TfLiteFile.of("part", part), "part");
    }
  }

  @Test
  public void otherFiles_areRefused() throws IOException {
    refused(
        () -> TfLiteFile.of("text", "not a model at all".getBytes(StandardCharsets.UTF_8)),
        "text is no TensorFlow Lite file");
    Path missing = folder.getRoot().toPath().resolve("missing.tflite");
    refused(() -> TfLiteFile.read(missing), "there is no file", "missing.tflite");
    refused(() -> TfLiteFile.read(folder.getRoot().toPath()), "is a folder");
    Path empty = folder.newFile("empty.tflite").toPath();
    refused(() -> TfLiteFile.read(empty), "0 bytes");
  }

  @Test
  public void fileOverTwoGigabytes_isRefusedUnread() throws IOException {
    Path large = folder.newFile("large.tflite").toPath();
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength((1L << 31) + 1);
    }
    refused(() -> TfLiteFile.read(large), "2147483649 bytes", "at most 2147483647");
    Files.delete(large);
  }

  @Test
  public void tensorThatNothingGives_isNamed() {
    refused(
        () ->
            build(
                graph -> {
                  int x = graph.input("x", DType.FLOAT32, 2);
                  int loose = graph.tensor("loose", DType.FLOAT32, 2);
                  int y = graph.tensor("y", DType.FLOAT32, 2);
                  relu(graph, loose, y);
                  relu(graph, x, loose);
                  graph.output("y", y);
                }),
        "operator 0 (RELU) of subgraph 0",
        "operand 0 is tensor 1, which nothing before it gives");
  }

  @Test
  public void tensorGivenTwice_isRefused() {
    refused(
        () ->
            build(
                graph -> {
                  int x = graph.input("x", DType.FLOAT32, 2);
                  int y = graph.tensor("y", DType.FLOAT32, 2);
                  relu(graph, x, y);
                  relu(graph, x, y);
                  graph.output("y", y);
                }),
        "operator 1 (RELU)",
        "is given already");
  }

  @Test
  public void shapeThatTheOperatorDoesNotGive_isTold() {
    refused(
        () ->
            build(
                graph -> {
                  int x = graph.input("x", DType.FLOAT32, 2, 3);
                  int y = graph.tensor("y", DType.FLOAT32, 3, 2);
                  relu(graph, x, y);
                  graph.output("y", y);
                }),
        "says that it gives [3, 2], but it gives [2, 3]");
    refused(
        () ->
            build(
                graph -> {
                  int x = graph.input("x", DType.FLOAT32, 2, 3);
                  int y = graph.tensor("y", DType.FLOAT32, 7);
                  ReshapeOptionsT options = new ReshapeOptionsT();
                  options.setNewShape(new int[] {7});
                  graph.operator(
                      BuiltinOperator.RESHAPE,
                      BuiltinOptions.ReshapeOptions,
                      options,
                      new int[] {x},
                      y);
                  graph.output("y", y);
                }),
        "(RESHAPE)",
        "[7] of 6 values");
  }

  @Test
  public void optionsOfAnotherOperator_areRefused() {
    refused(
        () ->
            build(
                graph -> {
                  int x = graph.input("x", DType.FLOAT32, 2);
                  int y = graph.tensor("y", DType.FLOAT32, 2);
                  graph.operator(
                      BuiltinOperator.RELU,
                      BuiltinOptions.MulOptions,
                      new MulOptionsT(),
                      new int[] {x},
                      y);
                  graph.output("y", y);
                }),
        "options are of the wrong kind");
  }

  @Test
  public void newerOperatorVersion_isNamed() {
    refused(() -> build(graph -> copied(graph, BuiltinOperator.RELU, 99)), "RELU", "version 99");
  }

  @Test
  public void operatorsOutsideTheList_areNamed() {
    refused(
        () -> build(graph -> copied(graph, BuiltinOperator.CUSTOM, 1)),
        "(CUSTOM)",
        "Hone does not run this operator");
    refused(
        () -> build(graph -> copied(graph, 5000, 1)), "number 5000", "does not run this operator");
  }

  private static void copied(SubgraphBuilder graph, int code, int version) {
    int x = graph.input("x", DType.FLOAT32, 2);
    int y = graph.tensor("y", DType.FLOAT32, 2);
    OperatorT operator = new OperatorT();
    operator.setBuiltinOptions(new BuiltinOptionsUnion());
    graph.copy(operator, code, version, new int[] {x}, new int[] {y});
    graph.output("y", y);
  }

  @Test
  public void variableOfTwoShapes_isRefused() {
    refused(
        () ->
            build(
                graph -> {
                  int x = graph.input("x", DType.FLOAT32, 2);
                  graph.assignVariable("w", x);
                  int y = graph.tensor("y", DType.FLOAT32, 3);
                  relu(graph, graph.readVariable("w", Shape.of(3)), y);
                  graph.output("y", y);
                }),
        "READ_VARIABLE",
        "/w has shape [3] here and [2] elsewhere");
  }

  @Test
  public void hugeTensor_isRefused() {
    refused(
        () ->
            build(
                graph -> {
                  int x = graph.input("x", DType.FLOAT32, 60_000, 60_000);
                  int y = graph.tensor("y", DType.FLOAT32, 60_000, 60_000);
                  relu(graph, x, y);
                  graph.output("y", y);
                }),
        "tensor 0 (x)",
        "larger than 2 GB");
  }
}

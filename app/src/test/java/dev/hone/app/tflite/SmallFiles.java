package dev.hone.app.tflite;

import dev.hone.graph.Graph;
import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import dev.hone.graph.Step;
import dev.hone.op.Ops;
import dev.hone.tflite.file.FileInfo;
import dev.hone.tflite.file.TfLiteFile;
import dev.hone.tflite.write.TfLiteWriter;
import java.util.List;
import java.util.Map;
import org.tensorflow.lite.schema.BuiltinOperator;
import org.tensorflow.lite.schema.Model;
import org.tensorflow.lite.schema.ModelT;
import org.tensorflow.lite.schema.TensorMapT;

/** Files whose results can be worked out in the head. */
final class SmallFiles {
  private SmallFiles() {}

  /** Signature {@code square}: y = x², both [4, 3]. */
  static TfLiteFile square() {
    Graph graph = new Graph();
    Node x = graph.input("x", Shape.of(4, 3));
    return inference(graph, "square", Ops.square(x));
  }

  /**
   * Signature {@code floor}: y = ⌊x⌋, both [1, 1, 1, 2]. The GPU delegate takes it and has no
   * kernel.
   */
  static TfLiteFile unfitForGpu() {
    Graph graph = new Graph();
    Node x = graph.input("x", Shape.of(1, 1, 1, 2));
    TfLiteFile tanh = inference(graph, "floor", Ops.tanh(x));
    ModelT model = Model.getRootAsModel(tanh.buffer()).unpack();
    model.getOperatorCodes()[0].setBuiltinCode(BuiltinOperator.FLOOR);
    model.getOperatorCodes()[0].setDeprecatedBuiltinCode((byte) BuiltinOperator.FLOOR);
    return TfLiteFile.of("floor", model.serializeToBinary());
  }

  /** Signature {@code minus}: y = a − b, all [2]; it names its inputs in the other order. */
  static TfLiteFile minus() {
    Graph graph = new Graph();
    Node a = graph.input("a", Shape.of(2));
    Node b = graph.input("b", Shape.of(2));
    TfLiteFile file = inference(graph, "minus", Ops.sub(a, b));
    ModelT model = Model.getRootAsModel(file.buffer()).unpack();
    TensorMapT[] inputs = model.getSignatureDefs()[0].getInputs();
    model.getSignatureDefs()[0].setInputs(new TensorMapT[] {inputs[1], inputs[0]});
    return TfLiteFile.of("minus", model.serializeToBinary());
  }

  private static TfLiteFile inference(Graph graph, String name, Node output) {
    Step step = new Step(name, graph, Map.of("y", output), List.of());
    return TfLiteWriter.inference(step, Map.of(), FileInfo.of(name));
  }
}

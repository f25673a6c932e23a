package dev.hone.app.tflite;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.tflite.file.TensorInfo;
import dev.hone.tflite.file.TfLiteFile;
import java.nio.Buffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.lite.schema.Model;
import org.tensorflow.lite.schema.SignatureDef;
import org.tensorflow.lite.schema.SubGraph;
import org.tensorflow.lite.schema.TensorMap;

/**
 * A signature's tensors, each with memory of its own that all runs use, and the arguments of the
 * interpreter's calls, made once.
 */
final class SignatureBuffers {
  /** The signature of a file that has none. */
  private static final String MAIN = "main";

  private final String key;
  private final int subgraph;
  private final Map<String, TensorBuffer> inputs = new LinkedHashMap<>();
  private final Map<String, TensorBuffer> outputs = new LinkedHashMap<>();

  /** Every input of the subgraph in its order, also those that the signature does not name. */
  private final Object[] inputsByIndex;

  private final Map<Integer, Object> outputsByIndex = new HashMap<>();
  private final Map<String, Object> inputsByName = new HashMap<>();
  private final Map<String, Object> outputsByName = new HashMap<>();

  private SignatureBuffers(TfLiteFile file, String key, int subgraph, int inputCount) {
    if (inputCount == 0) {
      throw new InvalidInputException(Message.of("phone.tflite.no-inputs", key, file.name()));
    }
    this.key = key;
    this.subgraph = subgraph;
    this.inputsByIndex = new Object[inputCount];
  }

  /** Buffers for all signatures of a file, in its order. */
  static List<SignatureBuffers> of(TfLiteFile file) {
    Model model = Model.getRootAsModel(file.buffer());
    List<SignatureBuffers> all = new ArrayList<>();
    for (int i = 0; i < model.signatureDefsLength(); i++) {
      SignatureDef signature = model.signatureDefs(i);
      int subgraph = (int) signature.subgraphIndex();
      Map<String, Integer> inputs = new LinkedHashMap<>();
      for (int t = 0; t < signature.inputsLength(); t++) {
        TensorMap tensor = signature.inputs(t);
        inputs.put(tensor.name(), (int) tensor.tensorIndex());
      }
      Map<String, Integer> outputs = new LinkedHashMap<>();
      for (int t = 0; t < signature.outputsLength(); t++) {
        TensorMap tensor = signature.outputs(t);
        outputs.put(tensor.name(), (int) tensor.tensorIndex());
      }
      all.add(
          of(file, model.subgraphs(subgraph), signature.signatureKey(), subgraph, inputs, outputs));
    }
    if (all.isEmpty()) {
      SubGraph graph = model.subgraphs(0);
      Map<String, Integer> inputs = new LinkedHashMap<>();
      for (int i = 0; i < graph.inputsLength(); i++) {
        inputs.put(graph.tensors(graph.inputs(i)).name(), graph.inputs(i));
      }
      Map<String, Integer> outputs = new LinkedHashMap<>();
      for (int i = 0; i < graph.outputsLength(); i++) {
        outputs.put(graph.tensors(graph.outputs(i)).name(), graph.outputs(i));
      }
      all.add(of(file, graph, MAIN, 0, inputs, outputs));
    }
    return all;
  }

  private static SignatureBuffers of(
      TfLiteFile file,
      SubGraph graph,
      String key,
      int subgraph,
      Map<String, Integer> inputs,
      Map<String, Integer> outputs) {
    List<TensorInfo> tensors = file.tensors(subgraph);
    SignatureBuffers signature = new SignatureBuffers(file, key, subgraph, graph.inputsLength());
    for (int i = 0; i < graph.inputsLength(); i++) {
      TensorInfo tensor = tensors.get(graph.inputs(i));
      signature.inputsByIndex[i] = TensorBuffer.of(tensor.name(), tensor).bytes();
    }
    inputs.forEach(
        (name, tensor) -> {
          TensorBuffer buffer = TensorBuffer.of(name, tensors.get(tensor));
          signature.inputs.put(name, buffer);
          signature.inputsByName.put(name, buffer.bytes());
          signature.inputsByIndex[position(file, graph, tensor, name, true)] = buffer.bytes();
        });
    Map<Integer, TensorBuffer> byPosition = new HashMap<>();
    outputs.forEach(
        (name, tensor) -> {
          int position = position(file, graph, tensor, name, false);
          // Two names of one output share its memory: an index can be asked for once.
          TensorBuffer buffer =
              byPosition.computeIfAbsent(position, p -> TensorBuffer.of(name, tensors.get(tensor)));
          signature.outputs.put(name, buffer);
          signature.outputsByName.put(name, buffer.bytes());
          signature.outputsByIndex.put(position, buffer.bytes());
        });
    return signature;
  }

  private static int position(
      TfLiteFile file, SubGraph graph, int tensor, String name, boolean input) {
    int length = input ? graph.inputsLength() : graph.outputsLength();
    for (int i = 0; i < length; i++) {
      if ((input ? graph.inputs(i) : graph.outputs(i)) == tensor) {
        return i;
      }
    }
    throw new InvalidInputException(
        Message.of("phone.tflite.foreign-" + (input ? "input" : "output"), file.name(), name));
  }

  String key() {
    return key;
  }

  /** Which subgraph of the file computes it. */
  int subgraph() {
    return subgraph;
  }

  Map<String, TensorBuffer> inputs() {
    return Collections.unmodifiableMap(inputs);
  }

  Map<String, TensorBuffer> outputs() {
    return Collections.unmodifiableMap(outputs);
  }

  /** For the interpreter: the inputs in the subgraph's order. */
  Object[] inputsByIndex() {
    return inputsByIndex;
  }

  /** For the interpreter: the outputs by position in the subgraph, ready to be written. */
  Map<Integer, Object> outputsByIndex() {
    outputsByIndex.values().forEach(buffer -> ((Buffer) buffer).clear());
    return outputsByIndex;
  }

  /** For the interpreter: the inputs that the signature names. */
  Map<String, Object> inputsByName() {
    return inputsByName;
  }

  /** For the interpreter: the outputs by name, ready to be written. */
  Map<String, Object> outputsByName() {
    outputsByName.values().forEach(buffer -> ((Buffer) buffer).clear());
    return outputsByName;
  }
}

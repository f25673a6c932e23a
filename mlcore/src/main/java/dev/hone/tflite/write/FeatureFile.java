package dev.hone.tflite.write;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.base.Nearest;
import dev.hone.tflite.file.OperatorUse;
import dev.hone.tflite.file.TensorInfo;
import dev.hone.tflite.file.TfLiteFile;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.tensorflow.lite.schema.SubGraph;
import org.tensorflow.lite.schema.Tensor;
import org.tensorflow.lite.schema.TensorType;

/**
 * The part of a {@code .tflite} file that computes one of its tensors: what a frozen base is, when
 * a new head is trained on the values of that tensor.
 */
public final class FeatureFile {
  /** The signature of the part, and its output. */
  public static final String FEATURES = "features";

  private static final int MOST_NAMED = 12;

  private FeatureFile() {}

  /**
   * Names of the float32 tensors of a file that are computed from its inputs, in the order in which
   * they are, with their shapes.
   */
  public static Map<String, TensorInfo> candidates(TfLiteFile file) {
    int subgraph = subgraph(file);
    List<TensorInfo> tensors = file.tensors(subgraph);
    Map<String, TensorInfo> candidates = new LinkedHashMap<>();
    for (TfLiteFile.Operation operation : file.operations(subgraph)) {
      for (int output : operation.outputs()) {
        TensorInfo tensor = tensors.get(output);
        if (tensor.type().equals(TensorInfo.FLOAT32)) {
          candidates.putIfAbsent(tensor.name(), tensor);
        }
      }
    }
    return candidates;
  }

  private static int subgraph(TfLiteFile file) {
    return file.signatures().isEmpty() ? 0 : file.signatures().get(0).subgraph();
  }

  /**
   * Cuts a file at a tensor: the result has one signature {@link #FEATURES}, the inputs of the
   * file's first signature that the tensor depends on, and the tensor as its only output, {@link
   * #FEATURES}.
   *
   * @param tensor one of the {@link #candidates}, or an output of the first signature
   * @throws InvalidInputException if there is no such tensor, naming near ones, or it depends on
   *     variables
   */
  public static TfLiteFile cut(TfLiteFile file, String tensor) {
    int subgraph = subgraph(file);
    SubGraph graph = file.model().subgraphs(subgraph);
    int target = find(file, graph, subgraph, tensor);
    Set<Integer> needed = new HashSet<>(Set.of(target));
    List<Integer> operators = new ArrayList<>();
    for (int i = graph.operatorsLength() - 1; i >= 0; i--) {
      OperatorUse use = new OperatorUse(file.name(), file.model(), subgraph, i);
      boolean gives = false;
      for (int o = 0; o < use.outputs(); o++) {
        gives |= needed.contains(use.output(o));
      }
      if (gives) {
        operators.add(0, i);
        for (int o = 0; o < use.outputs(); o++) {
          needed.add(use.output(o));
        }
        for (int o = 0; o < use.inputs(); o++) {
          needed.add(use.input(o));
        }
        use.require(use.builtin() != SubgraphBuilder.READ_VARIABLE, "tflite.feature.variable");
      }
    }
    if (operators.isEmpty()) {
      throw new InvalidInputException(
          Message.of("tflite.feature.no-operator", file.name(), tensor));
    }
    return write(file, graph, subgraph, target, needed, operators);
  }

  private static int find(TfLiteFile file, SubGraph graph, int subgraph, String name) {
    if (!file.signatures().isEmpty()) {
      var signature = file.model().signatureDefs(0);
      for (int i = 0; i < signature.outputsLength(); i++) {
        if (signature.outputs(i).name().equals(name)) {
          return (int) signature.outputs(i).tensorIndex();
        }
      }
    }
    Map<String, TensorInfo> candidates = candidates(file);
    if (!candidates.containsKey(name)) {
      List<String> last = new ArrayList<>(candidates.keySet());
      throw new InvalidInputException(
          Nearest.hinted(
              Message.of(
                  "tflite.feature.no-tensor",
                  file.name(),
                  name,
                  last.subList(Math.max(0, last.size() - MOST_NAMED), last.size())),
              name,
              last));
    }
    List<TensorInfo> tensors = file.tensors(subgraph);
    for (int i = 0; i < graph.operatorsLength(); i++) {
      int output = graph.operators(i).outputsLength() == 0 ? -1 : graph.operators(i).outputs(0);
      if (output >= 0 && tensors.get(output).name().equals(name)) {
        return output;
      }
    }
    throw new IllegalStateException("candidate " + name + " is no first output");
  }

  private static TfLiteFile write(
      TfLiteFile file,
      SubGraph graph,
      int subgraph,
      int target,
      Set<Integer> needed,
      List<Integer> operators) {
    FileBuilder builder = new FileBuilder();
    SubgraphBuilder part = builder.subgraph(FEATURES);
    Map<Integer, Integer> places = new HashMap<>();
    for (int index : new TreeSet<>(needed)) {
      if (index != OperatorUse.ABSENT) {
        Tensor tensor = graph.tensors(index);
        ByteBuffer data =
            OperatorUse.isConstant(file.model(), tensor)
                ? copy(file.model().buffers((int) tensor.buffer()).dataAsByteBuffer())
                : null;
        places.put(index, part.copy(tensor.unpack(), data));
      }
    }
    for (int i : operators) {
      OperatorUse use = new OperatorUse(file.name(), file.model(), subgraph, i);
      part.copy(
          graph.operators(i).unpack(),
          use.builtin(),
          use.version(),
          places(graph.operators(i).unpack().getInputs(), places),
          places(graph.operators(i).unpack().getOutputs(), places));
    }
    names(file, graph)
        .forEach(
            (index, name) -> {
              if (places.containsKey(index)) {
                part.input(name, places.get(index));
              }
            });
    if (graph.tensors(target).type() != TensorType.FLOAT32) {
      throw new InvalidInputException(Message.of("tflite.feature.not-float", file.name()));
    }
    part.output(FEATURES, places.get(target));
    builder.signature(FEATURES, part);
    return TfLiteFile.of(file.name(), builder.build("part of " + file.name()));
  }

  /** Inputs by tensor, under the names of the first signature, or their own. */
  private static Map<Integer, String> names(TfLiteFile file, SubGraph graph) {
    Map<Integer, String> names = new LinkedHashMap<>();
    for (int i = 0; i < graph.inputsLength(); i++) {
      names.put(graph.inputs(i), graph.tensors(graph.inputs(i)).name());
    }
    if (!file.signatures().isEmpty()) {
      var signature = file.model().signatureDefs(0);
      for (int i = 0; i < signature.inputsLength(); i++) {
        names.put((int) signature.inputs(i).tensorIndex(), signature.inputs(i).name());
      }
    }
    return names;
  }

  private static int[] places(int[] indices, Map<Integer, Integer> places) {
    int[] result = new int[indices.length];
    for (int i = 0; i < indices.length; i++) {
      result[i] = indices[i] == OperatorUse.ABSENT ? OperatorUse.ABSENT : places.get(indices[i]);
    }
    return result;
  }

  private static ByteBuffer copy(ByteBuffer data) {
    ByteBuffer copy = ByteBuffer.allocate(data.remaining());
    copy.put(data);
    ((Buffer) copy).rewind();
    return copy;
  }
}

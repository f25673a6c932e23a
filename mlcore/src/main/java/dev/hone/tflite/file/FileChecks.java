package dev.hone.tflite.file;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.tensorflow.lite.schema.BuiltinOperator;
import org.tensorflow.lite.schema.CallOnceOptions;
import org.tensorflow.lite.schema.Model;
import org.tensorflow.lite.schema.SignatureDef;
import org.tensorflow.lite.schema.SubGraph;
import org.tensorflow.lite.schema.Tensor;
import org.tensorflow.lite.schema.TensorMap;
import org.tensorflow.lite.schema.TensorType;
import org.tensorflow.lite.schema.VarHandleOptions;

/**
 * Checks the meaning of a file whose structure {@link FlatbufferVerifier} has verified: indices,
 * sizes, the order of operators, signatures, and each operator by {@link OperatorRules}. Native
 * code takes most of this on trust.
 */
@SuppressWarnings("AnnotateFormatMethod") // The annotation would be one more library.
final class FileChecks {
  private static final int SCHEMA_VERSION = 3;
  private static final int MAX_RANK = 5;

  /** TensorFlow Lite reserves memory for all tensors. */
  private static final long MAX_TENSOR_BYTES = 1L << 31;

  private final String name;
  private final Model model;
  private long tensorBytes;

  /** Shape of each resource variable, by container and name: native code copies without asking. */
  private final Map<String, String> variables = new HashMap<>();

  private FileChecks(String name, Model model) {
    this.name = name;
    this.model = model;
  }

  static void check(String name, Model model) {
    FileChecks checks = new FileChecks(name, model);
    checks.require(
        model.version() == SCHEMA_VERSION, "tflite.file.schema", model.version(), SCHEMA_VERSION);
    checks.require(model.subgraphsLength() >= 1, "tflite.file.no-subgraph");
    checks.require(
        model.buffersLength() >= 1 && model.buffers(0).dataLength() == 0, "tflite.file.buffer-0");
    for (int i = 0; i < model.subgraphsLength(); i++) {
      checks.subgraph(i);
    }
    checks.signatures();
    for (int i = 0; i < model.metadataLength(); i++) {
      checks.require(
          model.metadata(i).name() != null && model.metadata(i).buffer() < model.buffersLength(),
          "tflite.file.metadata",
          i,
          model.metadata(i).buffer(),
          model.buffersLength());
    }
    checks.require(model.metadataBufferLength() == 0, "tflite.file.old-metadata");
  }

  private void require(boolean holds, String key, Object... arguments) {
    if (!holds) {
      throw new InvalidInputException(Message.of("error.at", name, Message.of(key, arguments)));
    }
  }

  private void subgraph(int index) {
    SubGraph graph = model.subgraphs(index);
    int tensors = graph.tensorsLength();
    Set<Integer> written = new HashSet<>();
    Set<Integer> handles = new HashSet<>();
    Map<Integer, String> handleNames = new HashMap<>();
    for (int i = 0; i < tensors; i++) {
      tensor(graph.tensors(i), i, index);
      if (OperatorUse.isConstant(model, graph.tensors(i))) {
        written.add(i);
      }
    }
    Set<Integer> read = read(graph, index);
    Set<Integer> inputs = new HashSet<>();
    for (int i = 0; i < graph.inputsLength(); i++) {
      int input = graph.inputs(i);
      require(
          input >= 0 && input < tensors && inputs.add(input) && written.add(input),
          "tflite.file.input",
          i,
          index,
          input);
    }
    for (int i = 0; i < graph.operatorsLength(); i++) {
      OperatorUse use = new OperatorUse(name, model, index, i);
      for (int o = 0; o < use.inputs(); o++) {
        int operand = use.input(o);
        boolean optional = operand == OperatorUse.ABSENT && o == 2;
        use.require(
            optional || (operand >= 0 && operand < tensors && written.contains(operand)),
            "tflite.file.operand",
            o,
            operand);
      }
      for (int o = 0; o < use.outputs(); o++) {
        int output = use.output(o);
        use.require(
            output >= 0 && output < tensors && written.add(output),
            "tflite.file.result",
            o,
            output);
      }
      boolean used = use.outputs() == 0;
      for (int o = 0; o < use.outputs(); o++) {
        used |= read.contains(use.output(o));
      }
      // XNNPACK ends the process over a result that goes nowhere.
      use.require(used, "tflite.file.unread");
      OperatorRules.check(use);
      variable(use, graph, handles, handleNames);
      callOnce(use, index);
    }
    for (int i = 0; i < graph.outputsLength(); i++) {
      int output = graph.outputs(i);
      require(
          output >= 0 && output < tensors && written.contains(output),
          "tflite.file.output",
          i,
          index,
          output);
    }
  }

  /** Tensors that operators read, and outputs. */
  private Set<Integer> read(SubGraph graph, int index) {
    Set<Integer> read = new HashSet<>();
    for (int i = 0; i < graph.operatorsLength(); i++) {
      OperatorUse use = new OperatorUse(name, model, index, i);
      for (int o = 0; o < use.inputs(); o++) {
        read.add(use.input(o));
      }
    }
    for (int i = 0; i < graph.outputsLength(); i++) {
      read.add(graph.outputs(i));
    }
    return read;
  }

  private void tensor(Tensor tensor, int index, int subgraph) {
    Message where = Message.of("tflite.tensor", index, String.valueOf(tensor.name()), subgraph);
    byte type = tensor.type();
    int elementBytes =
        switch (type) {
          case TensorType.FLOAT32, TensorType.INT32, TensorType.RESOURCE -> Integer.BYTES;
          case TensorType.BOOL -> 1;
          default ->
              throw new InvalidInputException(
                  Message.of(
                      "tflite.file.type",
                      name,
                      where,
                      type >= 0 && type < TensorType.names.length
                          ? TensorType.name(type)
                          : Message.of("tflite.file.unknown-type", type)));
        };
    require(tensor.shapeLength() <= MAX_RANK, "tflite.file.rank", where, tensor.shapeLength());
    require(!tensor.isVariable(), "tflite.file.old-variable", where);
    long size = elementBytes;
    for (int i = 0; i < tensor.shapeLength(); i++) {
      int dim = tensor.shape(i);
      require(dim >= 1, "tflite.file.dimension", where, dim);
      size *= dim;
      require(size <= MAX_TENSOR_BYTES, "tflite.file.tensor-size", where);
    }
    tensorBytes += size;
    require(tensorBytes <= MAX_TENSOR_BYTES, "tflite.file.tensors-size");
    long buffer = tensor.buffer();
    require(
        buffer < model.buffersLength(), "tflite.file.buffer", where, buffer, model.buffersLength());
    int data = buffer == 0 ? 0 : model.buffers((int) buffer).dataLength();
    require(data == 0 || data == size, "tflite.file.buffer-size", where, size, data);
    if (data > 0) {
      require(type != TensorType.RESOURCE, "tflite.file.resource-values", where);
      int at = model.buffers((int) buffer).dataAsByteBuffer().position();
      require(at % elementBytes == 0, "tflite.file.alignment", where);
    }
  }

  /** Handles come from VAR_HANDLE, and all that is read or assigned of a name has one shape. */
  private void variable(
      OperatorUse use, SubGraph graph, Set<Integer> handles, Map<Integer, String> names) {
    switch (use.builtin()) {
      case BuiltinOperator.VAR_HANDLE -> {
        VarHandleOptions options = use.options(new VarHandleOptions());
        handles.add(use.output(0));
        names.put(use.output(0), options.container() + "/" + options.sharedName());
      }
      case BuiltinOperator.READ_VARIABLE, BuiltinOperator.ASSIGN_VARIABLE -> {
        use.require(handles.contains(use.input(0)), "tflite.file.no-handle");
        boolean reads = use.builtin() == BuiltinOperator.READ_VARIABLE;
        Tensor value = graph.tensors(reads ? use.output(0) : use.input(1));
        String shape = Arrays.toString(OperatorUse.dims(value));
        use.require(value.shapeLength() >= 1, "tflite.file.variable-rank");
        String before = variables.putIfAbsent(names.get(use.input(0)), shape);
        use.require(
            before == null || before.equals(shape),
            "tflite.file.variable-shape",
            names.get(use.input(0)),
            shape,
            String.valueOf(before));
      }
      default -> {
        for (int i = 0; i < use.inputs(); i++) {
          use.require(
              !use.has(i) || use.type(i) != TensorType.RESOURCE, "tflite.file.resource-operand", i);
        }
      }
    }
  }

  private void callOnce(OperatorUse use, int subgraph) {
    if (use.builtin() != BuiltinOperator.CALL_ONCE) {
      return;
    }
    int init = use.options(new CallOnceOptions()).initSubgraphIndex();
    use.require(
        init > 0 && init < model.subgraphsLength() && init != subgraph, "tflite.file.calls", init);
    SubGraph called = model.subgraphs(init);
    use.require(
        called.inputsLength() == 0 && called.outputsLength() == 0,
        "tflite.file.called-ports",
        init);
    for (int i = 0; i < called.operatorsLength(); i++) {
      use.require(
          new OperatorUse(name, model, init, i).builtin() != BuiltinOperator.CALL_ONCE,
          "tflite.file.calls-again",
          init);
    }
  }

  private void signatures() {
    Set<String> keys = new HashSet<>();
    for (int i = 0; i < model.signatureDefsLength(); i++) {
      SignatureDef signature = model.signatureDefs(i);
      String key = signature.signatureKey();
      require(
          key != null && !key.isEmpty() && keys.add(key),
          "tflite.file.signature-name",
          i,
          String.valueOf(key));
      long subgraph = signature.subgraphIndex();
      require(subgraph < model.subgraphsLength(), "tflite.file.signature-subgraph", key, subgraph);
      SubGraph graph = model.subgraphs((int) subgraph);
      Set<Long> ports = new HashSet<>();
      for (int t = 0; t < graph.inputsLength(); t++) {
        ports.add((long) graph.inputs(t));
      }
      require(
          signature.inputsLength() == graph.inputsLength(),
          "tflite.file.signature-inputs",
          key,
          signature.inputsLength(),
          graph.inputsLength());
      Set<String> names = new HashSet<>();
      for (int t = 0; t < signature.inputsLength(); t++) {
        port(key, signature.inputs(t), ports, names);
      }
      ports.clear();
      names.clear();
      for (int t = 0; t < graph.outputsLength(); t++) {
        ports.add((long) graph.outputs(t));
      }
      for (int t = 0; t < signature.outputsLength(); t++) {
        port(key, signature.outputs(t), ports, names);
      }
    }
  }

  private void port(String key, TensorMap map, Set<Long> ports, Set<String> names) {
    require(
        map.name() != null
            && !map.name().isEmpty()
            && names.add(map.name())
            && ports.contains(map.tensorIndex()),
        "tflite.file.signature-tensor",
        key,
        String.valueOf(map.name()),
        map.tensorIndex());
  }
}

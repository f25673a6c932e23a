package dev.hone.tflite.file;

import dev.hone.base.InvalidInputException;
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
        model.version() == SCHEMA_VERSION,
        "schema version %d; known is %d",
        model.version(),
        SCHEMA_VERSION);
    checks.require(model.subgraphsLength() >= 1, "it has no subgraph");
    checks.require(
        model.buffersLength() >= 1 && model.buffers(0).dataLength() == 0,
        "buffer 0 should be there and empty");
    for (int i = 0; i < model.subgraphsLength(); i++) {
      checks.subgraph(i);
    }
    checks.signatures();
    for (int i = 0; i < model.metadataLength(); i++) {
      checks.require(
          model.metadata(i).name() != null && model.metadata(i).buffer() < model.buffersLength(),
          "metadata %d name buffer %d of %d",
          i,
          model.metadata(i).buffer(),
          model.buffersLength());
    }
    checks.require(model.metadataBufferLength() == 0, "it has metadata of an old kind");
  }

  private void require(boolean holds, String format, Object... arguments) {
    if (!holds) {
      throw InvalidInputException.of("%s: %s", name, String.format(format, arguments));
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
          "input %d of subgraph %d is tensor %d, which is none, or is given already",
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
            "operand %d is tensor %d, which nothing before it gives",
            o,
            operand);
      }
      for (int o = 0; o < use.outputs(); o++) {
        int output = use.output(o);
        use.require(
            output >= 0 && output < tensors && written.add(output),
            "result %d is tensor %d, which is none, or is given already",
            o,
            output);
      }
      boolean used = use.outputs() == 0;
      for (int o = 0; o < use.outputs(); o++) {
        used |= read.contains(use.output(o));
      }
      // XNNPACK ends the process over a result that goes nowhere.
      use.require(used, "nothing reads its result");
      OperatorRules.check(use);
      variable(use, graph, handles, handleNames);
      callOnce(use, index);
    }
    for (int i = 0; i < graph.outputsLength(); i++) {
      int output = graph.outputs(i);
      require(
          output >= 0 && output < tensors && written.contains(output),
          "output %d of subgraph %d is tensor %d, which nothing gives",
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
    String where = String.format("tensor %d (%s) of subgraph %d", index, tensor.name(), subgraph);
    byte type = tensor.type();
    int elementBytes =
        switch (type) {
          case TensorType.FLOAT32, TensorType.INT32, TensorType.RESOURCE -> Integer.BYTES;
          case TensorType.BOOL -> 1;
          default ->
              throw InvalidInputException.of(
                  "%s: %s is %s; Hone runs files of float32, with int32 and bool beside it",
                  name,
                  where,
                  type >= 0 && type < TensorType.names.length
                      ? TensorType.name(type)
                      : "of unknown type " + type);
        };
    require(tensor.shapeLength() <= MAX_RANK, "%s has rank %d", where, tensor.shapeLength());
    require(!tensor.isVariable(), "%s is a variable of an old kind", where);
    long size = elementBytes;
    for (int i = 0; i < tensor.shapeLength(); i++) {
      int dim = tensor.shape(i);
      require(dim >= 1, "%s has dimension %d", where, dim);
      size *= dim;
      require(size <= MAX_TENSOR_BYTES, "%s is larger than 2 GB", where);
    }
    tensorBytes += size;
    require(tensorBytes <= MAX_TENSOR_BYTES, "its tensors take more than 2 GB");
    long buffer = tensor.buffer();
    require(
        buffer < model.buffersLength(),
        "%s has buffer %d, but there are %d",
        where,
        buffer,
        model.buffersLength());
    int data = buffer == 0 ? 0 : model.buffers((int) buffer).dataLength();
    require(
        data == 0 || data == size, "%s takes %d bytes, but its buffer has %d", where, size, data);
    if (data > 0) {
      require(type != TensorType.RESOURCE, "%s is a resource with values", where);
      int at = model.buffers((int) buffer).dataAsByteBuffer().position();
      require(at % elementBytes == 0, "%s has its values at an odd place", where);
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
        use.require(handles.contains(use.input(0)), "its resource comes from no VAR_HANDLE");
        boolean reads = use.builtin() == BuiltinOperator.READ_VARIABLE;
        Tensor value = graph.tensors(reads ? use.output(0) : use.input(1));
        String shape = Arrays.toString(OperatorUse.dims(value));
        use.require(value.shapeLength() >= 1, "a variable should have rank 1 or more");
        String before = variables.putIfAbsent(names.get(use.input(0)), shape);
        use.require(
            before == null || before.equals(shape),
            "variable %s has shape %s here and %s elsewhere",
            names.get(use.input(0)),
            shape,
            before);
      }
      default -> {
        for (int i = 0; i < use.inputs(); i++) {
          use.require(
              !use.has(i) || use.type(i) != TensorType.RESOURCE, "operand %d is a resource", i);
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
        init > 0 && init < model.subgraphsLength() && init != subgraph,
        "it calls subgraph %d",
        init);
    SubGraph called = model.subgraphs(init);
    use.require(
        called.inputsLength() == 0 && called.outputsLength() == 0,
        "subgraph %d, which it calls, has inputs or outputs",
        init);
    for (int i = 0; i < called.operatorsLength(); i++) {
      use.require(
          new OperatorUse(name, model, init, i).builtin() != BuiltinOperator.CALL_ONCE,
          "subgraph %d, which it calls, calls again",
          init);
    }
  }

  private void signatures() {
    Set<String> keys = new HashSet<>();
    for (int i = 0; i < model.signatureDefsLength(); i++) {
      SignatureDef signature = model.signatureDefs(i);
      String key = signature.signatureKey();
      require(key != null && !key.isEmpty() && keys.add(key), "signature %d is named %s", i, key);
      long subgraph = signature.subgraphIndex();
      require(subgraph < model.subgraphsLength(), "signature %s has subgraph %d", key, subgraph);
      SubGraph graph = model.subgraphs((int) subgraph);
      Set<Long> ports = new HashSet<>();
      for (int t = 0; t < graph.inputsLength(); t++) {
        ports.add((long) graph.inputs(t));
      }
      require(
          signature.inputsLength() == graph.inputsLength(),
          "signature %s names %d of %d inputs",
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
        "signature %s has %s as tensor %d, which is no input or output of its subgraph",
        key,
        map.name(),
        map.tensorIndex());
  }
}

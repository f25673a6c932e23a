package dev.hone.tflite.write;

import dev.hone.graph.DType;
import dev.hone.graph.Shape;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.lite.schema.AssignVariableOptionsT;
import org.tensorflow.lite.schema.BuiltinOptions;
import org.tensorflow.lite.schema.BuiltinOptionsUnion;
import org.tensorflow.lite.schema.CallOnceOptionsT;
import org.tensorflow.lite.schema.FillOptionsT;
import org.tensorflow.lite.schema.OperatorT;
import org.tensorflow.lite.schema.ReadVariableOptionsT;
import org.tensorflow.lite.schema.SubGraphT;
import org.tensorflow.lite.schema.TensorT;
import org.tensorflow.lite.schema.TensorType;
import org.tensorflow.lite.schema.VarHandleOptionsT;

/** One subgraph of a file: tensors and operators as the schema has them, by index. */
public final class SubgraphBuilder {
  static final int CALL_ONCE = 129;
  static final int FILL = 94;
  static final int VAR_HANDLE = 142;
  static final int READ_VARIABLE = 143;
  static final int ASSIGN_VARIABLE = 144;

  private static final int[] SCALAR = {};

  private final FileBuilder file;
  private final int index;
  private final String name;
  private final List<TensorT> tensors = new ArrayList<>();
  private final List<OperatorT> operators = new ArrayList<>();
  private final Map<String, Integer> constants = new HashMap<>();
  private final Map<String, Integer> inputs = new LinkedHashMap<>();
  private final Map<String, Integer> outputs = new LinkedHashMap<>();
  private final Map<String, Integer> handles = new HashMap<>();

  SubgraphBuilder(FileBuilder file, int index, String name) {
    this.file = file;
    this.index = index;
    this.name = name;
  }

  /** The place in the file. */
  int index() {
    return index;
  }

  public Map<String, Integer> inputs() {
    return inputs;
  }

  public Map<String, Integer> outputs() {
    return outputs;
  }

  public int tensor(String tensorName, DType dtype, int... shape) {
    return tensor(
        tensorName, dtype == DType.INT32 ? TensorType.INT32 : TensorType.FLOAT32, shape, 0);
  }

  private int tensor(String tensorName, byte type, int[] shape, int buffer) {
    TensorT tensor = new TensorT();
    tensor.setName(tensorName);
    tensor.setType(type);
    tensor.setShape(shape);
    tensor.setBuffer(buffer);
    tensor.setHasRank(true);
    tensors.add(tensor);
    return tensors.size() - 1;
  }

  void rename(int tensor, String tensorName) {
    tensors.get(tensor).setName(tensorName);
  }

  public int input(String inputName, DType dtype, int... shape) {
    int tensor = tensor(inputName, dtype, shape);
    inputs.put(inputName, tensor);
    return tensor;
  }

  public void output(String outputName, int tensor) {
    outputs.put(outputName, tensor);
  }

  /** A constant tensor; equal ones are shared. */
  public int floats(String tensorName, int[] shape, float... values) {
    return constant(tensorName, TensorType.FLOAT32, shape, file.floats(values));
  }

  /** A constant tensor; equal ones are shared. */
  public int ints(String tensorName, int[] shape, int... values) {
    return constant(tensorName, TensorType.INT32, shape, file.ints(values));
  }

  /** A constant vector. */
  public int ints(String tensorName, int... values) {
    return ints(tensorName, new int[] {values.length}, values);
  }

  private int constant(String tensorName, byte type, int[] shape, int buffer) {
    return constants.computeIfAbsent(
        type + Shape.of(shape).toString() + buffer, key -> tensor(tensorName, type, shape, buffer));
  }

  /**
   * Adds an operator.
   *
   * @param optionsType of {@link BuiltinOptions}
   */
  public void operator(int code, byte optionsType, Object options, int[] in, int... out) {
    BuiltinOptionsUnion union = new BuiltinOptionsUnion();
    union.setType(optionsType);
    union.setValue(options);
    operator(code, union, in, out);
  }

  /** Adds an operator. */
  public void operator(int code, BuiltinOptionsUnion options, int[] in, int... out) {
    OperatorT operator = new OperatorT();
    operator.setOpcodeIndex(file.operatorCode(code, 1));
    operator.setBuiltinOptions(options);
    operator.setInputs(in);
    operator.setOutputs(out);
    operators.add(operator);
  }

  /**
   * Takes over a tensor of another file.
   *
   * @param data its constant values, or null
   */
  public int copy(TensorT tensor, ByteBuffer data) {
    tensor.setBuffer(data == null ? 0 : file.buffer(data));
    tensor.setVariantTensors(null);
    tensors.add(tensor);
    return tensors.size() - 1;
  }

  /** Takes over an operator of another file, with its tensors' indices here. */
  public void copy(OperatorT operator, int code, int version, int[] in, int[] out) {
    operator.setOpcodeIndex(file.operatorCode(code, version));
    operator.setInputs(in);
    operator.setOutputs(out);
    // Reading made empty lists of what was not there, which the runtime warns of.
    operator.setCustomOptions(null);
    operator.setMutatingVariableInputs(null);
    operator.setIntermediates(null);
    operators.add(operator);
  }

  /** Names a tensor as an input. */
  public void input(String inputName, int tensor) {
    inputs.put(inputName, tensor);
  }

  /** Has another subgraph run once in the interpreter's life, before what follows. */
  public void callOnce(SubgraphBuilder init) {
    CallOnceOptionsT options = new CallOnceOptionsT();
    options.setInitSubgraphIndex(init.index());
    operator(CALL_ONCE, BuiltinOptions.CallOnceOptions, options, new int[0]);
  }

  private int handle(String variable) {
    return handles.computeIfAbsent(
        variable,
        key -> {
          int tensor = tensor(variable + "/handle", TensorType.RESOURCE, SCALAR, 0);
          VarHandleOptionsT options = new VarHandleOptionsT();
          options.setContainer("");
          options.setSharedName(variable);
          operator(VAR_HANDLE, BuiltinOptions.VarHandleOptions, options, new int[0], tensor);
          return tensor;
        });
  }

  /** A tensor with a copy of the variable's value at this point. */
  public int readVariable(String variable, Shape shape) {
    int handle = handle(variable);
    int value = tensor(variable, DType.FLOAT32, shape.dims());
    operator(
        READ_VARIABLE,
        BuiltinOptions.ReadVariableOptions,
        new ReadVariableOptionsT(),
        new int[] {handle},
        value);
    return value;
  }

  public void assignVariable(String variable, int value) {
    int handle = handle(variable);
    operator(
        ASSIGN_VARIABLE,
        BuiltinOptions.AssignVariableOptions,
        new AssignVariableOptionsT(),
        new int[] {handle, value});
  }

  /** A tensor with one value everywhere, which takes no room in the file. */
  public int filled(String tensorName, Shape shape, float value) {
    int dims = ints("shape", shape.dims());
    int scalar = floats("value", SCALAR, value);
    int filled = tensor(tensorName, DType.FLOAT32, shape.dims());
    operator(
        FILL, BuiltinOptions.FillOptions, new FillOptionsT(), new int[] {dims, scalar}, filled);
    return filled;
  }

  SubGraphT build() {
    SubGraphT subgraph = new SubGraphT();
    subgraph.setName(name);
    subgraph.setTensors(tensors.toArray(new TensorT[0]));
    subgraph.setOperators(operators.toArray(new OperatorT[0]));
    subgraph.setInputs(indices(inputs));
    subgraph.setOutputs(indices(outputs));
    return subgraph;
  }

  private static int[] indices(Map<String, Integer> tensors) {
    return tensors.values().stream().mapToInt(Integer::intValue).toArray();
  }
}

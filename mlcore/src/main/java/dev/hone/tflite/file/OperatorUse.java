package dev.hone.tflite.file;

import com.google.flatbuffers.Table;
import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.tensorflow.lite.schema.BuiltinOperator;
import org.tensorflow.lite.schema.Model;
import org.tensorflow.lite.schema.Operator;
import org.tensorflow.lite.schema.OperatorCode;
import org.tensorflow.lite.schema.SubGraph;
import org.tensorflow.lite.schema.Tensor;
import org.tensorflow.lite.schema.TensorType;

/** One operator of a file whose structure was verified, with its operands and options at hand. */
@SuppressWarnings("AnnotateFormatMethod") // The annotation would be one more library.
public final class OperatorUse {
  /** An operand that was left out. */
  public static final int ABSENT = -1;

  private final String file;
  private final Model model;
  private final SubGraph graph;
  private final Operator operator;
  private final OperatorCode code;
  private final Message where;

  public OperatorUse(String file, Model model, int subgraph, int index) {
    this.file = file;
    this.model = model;
    this.graph = model.subgraphs(subgraph);
    this.operator = graph.operators(index);
    int codes = model.operatorCodesLength();
    long codeIndex = operator.opcodeIndex();
    if (codeIndex >= codes) {
      throw new InvalidInputException(
          Message.of("tflite.file.code", file, index, subgraph, codeIndex, codes));
    }
    this.code = model.operatorCodes((int) codeIndex);
    this.where = Message.of("tflite.operator", index, name(), subgraph);
  }

  /** The operator's number in the schema. */
  public int builtin() {
    return Math.max(code.builtinCode(), code.deprecatedBuiltinCode());
  }

  public int version() {
    return code.version();
  }

  public String name() {
    return name(builtin());
  }

  public static String name(int builtin) {
    return builtin >= 0 && builtin < BuiltinOperator.names.length
        ? BuiltinOperator.name(builtin)
        : "number " + builtin;
  }

  InvalidInputException bad(String key, Object... arguments) {
    return new InvalidInputException(
        Message.of("error.in", file, where, Message.of(key, arguments)));
  }

  /**
   * Refuses the file unless something holds.
   *
   * @param key of the sentence that says what is wrong, with its arguments
   * @throws InvalidInputException naming file and operator
   */
  public void require(boolean holds, String key, Object... arguments) {
    if (!holds) {
      throw bad(key, arguments);
    }
  }

  public int inputs() {
    return operator.inputsLength();
  }

  public int outputs() {
    return operator.outputsLength();
  }

  /** Index of an operand's tensor, or {@link #ABSENT}. */
  public int input(int i) {
    return i < operator.inputsLength() ? operator.inputs(i) : ABSENT;
  }

  public int output(int i) {
    return operator.outputs(i);
  }

  public boolean has(int i) {
    return input(i) != ABSENT;
  }

  private Tensor tensor(int i) {
    require(has(i), "tflite.rule.missing", i);
    return graph.tensors(input(i));
  }

  public byte type(int i) {
    return tensor(i).type();
  }

  byte outputType(int i) {
    return graph.tensors(output(i)).type();
  }

  public int[] dims(int i) {
    return dims(tensor(i));
  }

  public int[] outputDims(int i) {
    return dims(graph.tensors(output(i)));
  }

  public static int[] dims(Tensor tensor) {
    int[] dims = new int[tensor.shapeLength()];
    for (int i = 0; i < dims.length; i++) {
      dims[i] = tensor.shape(i);
    }
    return dims;
  }

  public static long size(int... dims) {
    long size = 1;
    for (int dim : dims) {
      size *= dim;
    }
    return size;
  }

  /** Whether the operand's values stand in the file. */
  public boolean isConstant(int i) {
    return has(i) && isConstant(model, tensor(i));
  }

  public static boolean isConstant(Model model, Tensor tensor) {
    return tensor.buffer() > 0 && model.buffers((int) tensor.buffer()).dataLength() > 0;
  }

  /** The values of a constant int32 operand. */
  int[] ints(int i) {
    require(isConstant(i) && type(i) == TensorType.INT32, "tflite.rule.constant", i);
    ByteBuffer bytes =
        model.buffers((int) tensor(i).buffer()).dataAsByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    int[] values = new int[bytes.remaining() / Integer.BYTES];
    for (int v = 0; v < values.length; v++) {
      values[v] = bytes.getInt(bytes.position() + v * Integer.BYTES);
    }
    return values;
  }

  byte optionsType() {
    return operator.builtinOptionsType();
  }

  /** Reads the options into a table of their kind. */
  public <T extends Table> T options(T table) {
    require(operator.builtinOptions(table) != null, "tflite.rule.no-options");
    return table;
  }

  boolean hasCustomOptions() {
    return operator.customOptionsLength() > 0 || operator.intermediatesLength() > 0;
  }

  /** An axis counted from the start. */
  int axis(int axis, int rank) {
    int positive = axis < 0 ? axis + rank : axis;
    require(positive >= 0 && positive < rank, "tflite.rule.axis", axis, rank);
    return positive;
  }

  void requireOutput(int i, int... dims) {
    require(
        Arrays.equals(outputDims(i), dims),
        "tflite.rule.gives",
        Arrays.toString(outputDims(i)),
        Arrays.toString(dims));
  }
}

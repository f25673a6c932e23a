package dev.hone.tflite.file;

import static org.tensorflow.lite.schema.BuiltinOperator.*;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.tensorflow.lite.schema.BatchMatMulOptions;
import org.tensorflow.lite.schema.BuiltinOptions;
import org.tensorflow.lite.schema.CallOnceOptions;
import org.tensorflow.lite.schema.CastOptions;
import org.tensorflow.lite.schema.ReducerOptions;
import org.tensorflow.lite.schema.TensorType;

/**
 * The operators that Hone lets through to native code, and for each what its operands must be so
 * that the native kernel, which trusts much, stays inside its memory: number, types, shapes,
 * options; and the shape that it gives, which must be the one that the file says.
 */
final class OperatorRules {
  static final int MAX_ARITHMETIC_RANK = 4;

  private static final Map<Integer, Rule> RULES = new HashMap<>();

  /** Checks one use of an operator. */
  @FunctionalInterface
  interface Check {
    void run(OperatorUse use);
  }

  /**
   * What is known of an operator.
   *
   * @param maxVersion the newest version known here
   * @param options the kind of options it must have; NONE is always allowed where {@code
   *     optionsNeeded} is false
   */
  record Rule(
      int maxVersion,
      byte options,
      boolean optionsNeeded,
      int minInputs,
      int maxInputs,
      Check check) {}

  static {
    for (int unary :
        new int[] {
          RELU,
          RELU6,
          RELU_N1_TO_1,
          LOGISTIC,
          TANH,
          ELU,
          LOG,
          SQRT,
          RSQRT,
          SIN,
          FLOOR,
          ABS,
          EXP,
          NEG,
          SQUARE,
          COS,
          SIGN,
          HARD_SWISH
        }) {
      byte options =
          switch (unary) {
            case ABS -> BuiltinOptions.AbsOptions;
            case EXP -> BuiltinOptions.ExpOptions;
            case NEG -> BuiltinOptions.NegOptions;
            case SQUARE -> BuiltinOptions.SquareOptions;
            case COS -> BuiltinOptions.CosOptions;
            case SIGN -> BuiltinOptions.SignOptions;
            case HARD_SWISH -> BuiltinOptions.HardSwishOptions;
            default -> BuiltinOptions.NONE;
          };
      optional(unary, 3, options, 1, 1, OperatorRules::unary);
    }
    needed(LEAKY_RELU, 2, BuiltinOptions.LeakyReluOptions, 1, OperatorRules::unary);
    needed(GELU, 2, BuiltinOptions.GeluOptions, 1, OperatorRules::unary);
    optional(ADD, 5, BuiltinOptions.AddOptions, 2, 2, OperatorRules::binary);
    optional(SUB, 5, BuiltinOptions.SubOptions, 2, 2, OperatorRules::binary);
    optional(MUL, 7, BuiltinOptions.MulOptions, 2, 2, OperatorRules::binary);
    optional(DIV, 2, BuiltinOptions.DivOptions, 2, 2, OperatorRules::binary);
    byte extremum = BuiltinOptions.MaximumMinimumOptions;
    optional(MAXIMUM, 4, extremum, 2, 2, OperatorRules::binary);
    optional(MINIMUM, 4, extremum, 2, 2, OperatorRules::binary);
    byte squared = BuiltinOptions.SquaredDifferenceOptions;
    optional(SQUARED_DIFFERENCE, 2, squared, 2, 2, OperatorRules::binary);
    optional(POW, 1, BuiltinOptions.PowOptions, 2, 2, OperatorRules::binary);
    for (int reduction : new int[] {SUM, MEAN, REDUCE_MAX, REDUCE_MIN}) {
      needed(reduction, 3, BuiltinOptions.ReducerOptions, 2, OperatorRules::reduction);
    }
    needed(SOFTMAX, 3, BuiltinOptions.SoftmaxOptions, 1, OperatorRules::lastAxis);
    optional(LOG_SOFTMAX, 2, BuiltinOptions.LogSoftmaxOptions, 1, 1, OperatorRules::lastAxis);
    needed(BATCH_MATMUL, 4, BuiltinOptions.BatchMatMulOptions, 2, OperatorRules::batchMatMul);
    needed(CAST, 5, BuiltinOptions.CastOptions, 1, OperatorRules::cast);
    optional(FILL, 4, BuiltinOptions.FillOptions, 2, 2, OperatorRules::fill);
    byte handle = BuiltinOptions.VarHandleOptions;
    needed(VAR_HANDLE, 1, handle, 0, OperatorRules::varHandle);
    byte read = BuiltinOptions.ReadVariableOptions;
    optional(READ_VARIABLE, 1, read, 1, 1, OperatorRules::readVariable);
    byte assign = BuiltinOptions.AssignVariableOptions;
    optional(ASSIGN_VARIABLE, 1, assign, 2, 2, OperatorRules::assignVariable);
    needed(CALL_ONCE, 1, BuiltinOptions.CallOnceOptions, 0, OperatorRules::callOnce);
    JoiningRules.addTo(RULES);
    ShapeRules.addTo(RULES);
    WindowRules.addTo(RULES);
  }

  private OperatorRules() {}

  private static void optional(int code, int version, byte options, int min, int max, Check check) {
    RULES.put(code, new Rule(version, options, false, min, max, check));
  }

  private static void needed(int code, int version, byte options, int min, int max, Check check) {
    RULES.put(code, new Rule(version, options, true, min, max, check));
  }

  private static void needed(int code, int version, byte options, int inputs, Check check) {
    needed(code, version, options, inputs, inputs, check);
  }

  /** Checks one operator; its tensors' indices were checked before. */
  static void check(OperatorUse use) {
    Rule rule = RULES.get(use.builtin());
    if (rule == null) {
      throw use.bad("tflite.rule.unknown");
    }
    use.require(
        use.version() >= 1 && use.version() <= rule.maxVersion(),
        "tflite.rule.version",
        use.version(),
        rule.maxVersion());
    use.require(
        use.inputs() >= rule.minInputs() && use.inputs() <= rule.maxInputs(),
        "tflite.rule.operands",
        use.inputs());
    boolean none = use.optionsType() == BuiltinOptions.NONE;
    use.require(
        use.optionsType() == rule.options() || (none && !rule.optionsNeeded()),
        "tflite.rule.options-kind",
        use.optionsType());
    use.require(!use.hasCustomOptions(), "tflite.rule.options-unknown");
    rule.check().run(use);
  }

  /** One float32 result. */
  static void floatResult(OperatorUse use) {
    use.require(use.outputs() == 1, "tflite.rule.results", use.outputs());
    use.require(use.outputType(0) == TensorType.FLOAT32, "tflite.rule.result-float");
  }

  static void floatOperand(OperatorUse use, int i) {
    use.require(use.type(i) == TensorType.FLOAT32, "tflite.rule.operand-float", i);
  }

  /** One result of the first operand's type, float32 or int32. */
  static void sameType(OperatorUse use) {
    byte type = use.type(0);
    use.require(
        type == TensorType.FLOAT32 || type == TensorType.INT32, "tflite.rule.operand-number");
    for (int i = 0; i < use.outputs(); i++) {
      use.require(use.outputType(i) == type, "tflite.rule.result-type", i);
    }
  }

  private static void unary(OperatorUse use) {
    floatOperand(use, 0);
    floatResult(use);
    use.requireOutput(0, use.dims(0));
  }

  private static void lastAxis(OperatorUse use) {
    int rank = use.dims(0).length;
    use.require(rank >= 1 && rank <= MAX_ARITHMETIC_RANK, "tflite.rule.rank", rank);
    unary(use);
  }

  private static void binary(OperatorUse use) {
    floatOperand(use, 0);
    floatOperand(use, 1);
    floatResult(use);
    use.requireOutput(0, broadcast(use, use.dims(0), use.dims(1)));
  }

  private static int[] broadcast(OperatorUse use, int[] a, int[] b) {
    int rank = Math.max(a.length, b.length);
    use.require(rank <= MAX_ARITHMETIC_RANK, "tflite.rule.a-rank", rank);
    int[] result = new int[rank];
    for (int back = 1; back <= rank; back++) {
      int x = back <= a.length ? a[a.length - back] : 1;
      int y = back <= b.length ? b[b.length - back] : 1;
      use.require(
          x == y || x == 1 || y == 1, "tflite.rule.shapes", Arrays.toString(a), Arrays.toString(b));
      result[rank - back] = Math.max(x, y);
    }
    return result;
  }

  private static void reduction(OperatorUse use) {
    floatOperand(use, 0);
    floatResult(use);
    int[] dims = use.dims(0);
    use.require(dims.length <= MAX_ARITHMETIC_RANK, "tflite.rule.rank", dims.length);
    boolean keep = use.options(new ReducerOptions()).keepDims();
    boolean[] folded = new boolean[dims.length];
    for (int axis : use.ints(1)) {
      folded[use.axis(axis, dims.length)] = true;
    }
    int[] result = new int[dims.length];
    int rank = 0;
    for (int axis = 0; axis < dims.length; axis++) {
      if (!folded[axis] || keep) {
        result[rank++] = folded[axis] ? 1 : dims[axis];
      }
    }
    use.requireOutput(0, Arrays.copyOf(result, rank));
  }

  private static void batchMatMul(OperatorUse use) {
    floatOperand(use, 0);
    floatOperand(use, 1);
    floatResult(use);
    BatchMatMulOptions options = use.options(new BatchMatMulOptions());
    int[] a = use.dims(0);
    int[] b = use.dims(1);
    use.require(
        a.length >= 2 && b.length >= 2 && Math.max(a.length, b.length) <= MAX_ARITHMETIC_RANK,
        "tflite.rule.ranks",
        a.length,
        b.length);
    int rows = a[a.length - (options.adjX() ? 1 : 2)];
    int inner = a[a.length - (options.adjX() ? 2 : 1)];
    int columns = b[b.length - (options.adjY() ? 2 : 1)];
    use.require(
        inner == b[b.length - (options.adjY() ? 1 : 2)],
        "tflite.rule.inner",
        Arrays.toString(a),
        Arrays.toString(b));
    int[] batch = broadcast(use, Arrays.copyOf(a, a.length - 2), Arrays.copyOf(b, b.length - 2));
    int[] result = Arrays.copyOf(batch, batch.length + 2);
    result[batch.length] = rows;
    result[batch.length + 1] = columns;
    use.requireOutput(0, result);
  }

  private static void cast(OperatorUse use) {
    use.require(use.outputs() == 1, "tflite.rule.results", use.outputs());
    CastOptions options = use.options(new CastOptions());
    for (byte type : new byte[] {use.type(0), use.outputType(0)}) {
      use.require(
          type == TensorType.FLOAT32 || type == TensorType.INT32 || type == TensorType.BOOL,
          "tflite.rule.casts");
    }
    use.require(
        (options.inDataType() == use.type(0) && options.outDataType() == use.outputType(0))
            || (options.inDataType() == 0 && options.outDataType() == 0),
        "tflite.rule.cast-options");
    use.requireOutput(0, use.dims(0));
  }

  private static void fill(OperatorUse use) {
    use.require(
        use.outputs() == 1
            && use.outputType(0) == use.type(1)
            && OperatorUse.size(use.dims(1)) == 1,
        "tflite.rule.fill-value");
    use.require(
        use.type(1) == TensorType.FLOAT32 || use.type(1) == TensorType.INT32,
        "tflite.rule.fill-type");
    use.requireOutput(0, use.ints(0));
  }

  private static void varHandle(OperatorUse use) {
    use.require(
        use.outputs() == 1 && use.outputType(0) == TensorType.RESOURCE,
        "tflite.rule.result-resource");
  }

  private static void readVariable(OperatorUse use) {
    use.require(use.type(0) == TensorType.RESOURCE, "tflite.rule.operand-resource");
    floatResult(use);
  }

  private static void assignVariable(OperatorUse use) {
    use.require(
        use.type(0) == TensorType.RESOURCE && use.outputs() == 0, "tflite.rule.operand-resource");
    floatOperand(use, 1);
  }

  private static void callOnce(OperatorUse use) {
    use.require(use.outputs() == 0, "tflite.rule.has-results");
    use.options(new CallOnceOptions());
  }
}

package dev.hone.graph;

/**
 * The built-in operators of TensorFlow Lite that Hone's operations are written in, with their code
 * in the schema ({@code BuiltinOperator}) and the smallest version that takes float32.
 */
public enum TfLiteOperator {
  ABS(101),
  ADD(0),
  BATCH_MATMUL(126),
  CONCATENATION(2),
  DIV(42),
  ELU(111),
  EXP(47),
  GATHER(36),
  LEAKY_RELU(98),
  LOG(73),
  LOGISTIC(14),
  LOG_SOFTMAX(50),
  MAXIMUM(55),
  MEAN(40),
  MINIMUM(57),
  MUL(18),
  NEG(59),
  ONE_HOT(85),
  PAD(34),
  REDUCE_MAX(82),
  RELU(19),
  RESHAPE(22),
  RSQRT(76),
  SCATTER_ND(122),
  /** Since runtime 2.11. */
  SIGN(158),
  SLICE(65),
  SOFTMAX(25),
  SQRT(75),
  SQUARE(92),
  SUB(41),
  SUM(74),
  TANH(28),
  TILE(69),
  TRANSPOSE(39);

  private final int code;

  TfLiteOperator(int code) {
    this.code = code;
  }

  /** The value of {@code builtin_code} in the flatbuffer schema. */
  public int code() {
    return code;
  }

  /** The operator version; every operator here is emitted in its first float32 version. */
  public int version() {
    return 1;
  }
}

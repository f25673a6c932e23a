package dev.hone.tflite.write;

import dev.hone.graph.TfLiteOperator;
import dev.hone.graph.TfLiteOptions;
import org.tensorflow.lite.schema.AbsOptionsT;
import org.tensorflow.lite.schema.AddOptionsT;
import org.tensorflow.lite.schema.BatchMatMulOptionsT;
import org.tensorflow.lite.schema.BuiltinOptions;
import org.tensorflow.lite.schema.BuiltinOptionsUnion;
import org.tensorflow.lite.schema.ConcatenationOptionsT;
import org.tensorflow.lite.schema.DivOptionsT;
import org.tensorflow.lite.schema.ExpOptionsT;
import org.tensorflow.lite.schema.GatherOptionsT;
import org.tensorflow.lite.schema.LeakyReluOptionsT;
import org.tensorflow.lite.schema.LogSoftmaxOptionsT;
import org.tensorflow.lite.schema.MaximumMinimumOptionsT;
import org.tensorflow.lite.schema.MulOptionsT;
import org.tensorflow.lite.schema.NegOptionsT;
import org.tensorflow.lite.schema.OneHotOptionsT;
import org.tensorflow.lite.schema.PadOptionsT;
import org.tensorflow.lite.schema.ReducerOptionsT;
import org.tensorflow.lite.schema.ReshapeOptionsT;
import org.tensorflow.lite.schema.ScatterNdOptionsT;
import org.tensorflow.lite.schema.SignOptionsT;
import org.tensorflow.lite.schema.SliceOptionsT;
import org.tensorflow.lite.schema.SoftmaxOptionsT;
import org.tensorflow.lite.schema.SquareOptionsT;
import org.tensorflow.lite.schema.SubOptionsT;
import org.tensorflow.lite.schema.TileOptionsT;
import org.tensorflow.lite.schema.TransposeOptionsT;

/** The options tables of the schema. */
final class OperatorOptions {
  private OperatorOptions() {}

  /**
   * What an operator carries in the file.
   *
   * @param shift how many axes were put before the operand's own
   * @param stored the result's shape in the file
   */
  static BuiltinOptionsUnion of(
      TfLiteOperator operator, TfLiteOptions options, int shift, int[] stored) {
    return switch (operator) {
      case ABS -> union(BuiltinOptions.AbsOptions, new AbsOptionsT());
      case ADD -> union(BuiltinOptions.AddOptions, new AddOptionsT());
      case SUB -> union(BuiltinOptions.SubOptions, new SubOptionsT());
      case MUL -> union(BuiltinOptions.MulOptions, new MulOptionsT());
      case DIV -> union(BuiltinOptions.DivOptions, new DivOptionsT());
      case MAXIMUM, MINIMUM ->
          union(BuiltinOptions.MaximumMinimumOptions, new MaximumMinimumOptionsT());
      case EXP -> union(BuiltinOptions.ExpOptions, new ExpOptionsT());
      case NEG -> union(BuiltinOptions.NegOptions, new NegOptionsT());
      case SIGN -> union(BuiltinOptions.SignOptions, new SignOptionsT());
      case SQUARE -> union(BuiltinOptions.SquareOptions, new SquareOptionsT());
      case PAD -> union(BuiltinOptions.PadOptions, new PadOptionsT());
      case SLICE -> union(BuiltinOptions.SliceOptions, new SliceOptionsT());
      case TILE -> union(BuiltinOptions.TileOptions, new TileOptionsT());
      case TRANSPOSE -> union(BuiltinOptions.TransposeOptions, new TransposeOptionsT());
      case SCATTER_ND -> union(BuiltinOptions.ScatterNdOptions, new ScatterNdOptionsT());
      case LOG_SOFTMAX -> union(BuiltinOptions.LogSoftmaxOptions, new LogSoftmaxOptionsT());
      case LEAKY_RELU -> {
        LeakyReluOptionsT table = new LeakyReluOptionsT();
        table.setAlpha(((TfLiteOptions.Slope) options).alpha());
        yield union(BuiltinOptions.LeakyReluOptions, table);
      }
      case SOFTMAX -> {
        SoftmaxOptionsT table = new SoftmaxOptionsT();
        table.setBeta(1);
        yield union(BuiltinOptions.SoftmaxOptions, table);
      }
      case SUM, MEAN, REDUCE_MAX -> {
        ReducerOptionsT table = new ReducerOptionsT();
        table.setKeepDims(((TfLiteOptions.Reduction) options).keepDims());
        yield union(BuiltinOptions.ReducerOptions, table);
      }
      case BATCH_MATMUL -> {
        BatchMatMulOptionsT table = new BatchMatMulOptionsT();
        table.setAdjX(((TfLiteOptions.Adjoint) options).left());
        table.setAdjY(((TfLiteOptions.Adjoint) options).right());
        yield union(BuiltinOptions.BatchMatMulOptions, table);
      }
      case CONCATENATION -> {
        ConcatenationOptionsT table = new ConcatenationOptionsT();
        table.setAxis(((TfLiteOptions.Axis) options).axis() + shift);
        yield union(BuiltinOptions.ConcatenationOptions, table);
      }
      case GATHER -> {
        GatherOptionsT table = new GatherOptionsT();
        table.setAxis(((TfLiteOptions.Axis) options).axis());
        yield union(BuiltinOptions.GatherOptions, table);
      }
      case ONE_HOT -> {
        OneHotOptionsT table = new OneHotOptionsT();
        table.setAxis(-1);
        yield union(BuiltinOptions.OneHotOptions, table);
      }
      case RESHAPE -> {
        ReshapeOptionsT table = new ReshapeOptionsT();
        table.setNewShape(stored);
        yield union(BuiltinOptions.ReshapeOptions, table);
      }
      case ELU, LOG, LOGISTIC, RELU, RSQRT, SQRT, TANH -> union(BuiltinOptions.NONE, null);
    };
  }

  private static BuiltinOptionsUnion union(byte type, Object table) {
    BuiltinOptionsUnion union = new BuiltinOptionsUnion();
    union.setType(type);
    union.setValue(table);
    return union;
  }
}

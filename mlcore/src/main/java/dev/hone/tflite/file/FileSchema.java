package dev.hone.tflite.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.lite.schema.BuiltinOptions;

/**
 * The tables of TensorFlow Lite's schema, version 3 as of TensorFlow 2.20, field by field. Fields
 * that are left out (sparsity, variants, custom options, options of new kinds) must not be there.
 */
final class FileSchema {
  /** What a field holds. */
  enum Field {
    BYTE(1),
    INT(Integer.BYTES),
    FLOAT(Float.BYTES),
    UNION_TYPE(1),
    STRING(Integer.BYTES),
    BYTES(Integer.BYTES),
    INTS(Integer.BYTES),
    LONGS(Integer.BYTES),
    TABLE(Integer.BYTES),
    TABLES(Integer.BYTES),
    UNION(Integer.BYTES),
    /** A list that must have no elements. */
    NOTHING(Integer.BYTES);

    private final int bytes;

    Field(int bytes) {
      this.bytes = bytes;
    }

    /** Its own size in the table: a number, or an offset. */
    int bytes() {
      return bytes;
    }
  }

  private static final FileSchema BUFFER = new FileSchema("buffer").with(Field.BYTES);

  private static final FileSchema OPERATOR_CODE =
      new FileSchema("operator-code")
          .with(Field.BYTE)
          .with(Field.STRING)
          .with(Field.INT)
          .with(Field.INT);

  private static final FileSchema QUANTIZATION =
      new FileSchema("quantization")
          .with(Field.INTS)
          .with(Field.INTS)
          .with(Field.INTS)
          .with(Field.LONGS)
          .with(null)
          .with(null)
          .with(Field.INT);

  private static final FileSchema TENSOR =
      new FileSchema("tensor")
          .with(Field.INTS)
          .with(Field.BYTE)
          .with(Field.INT)
          .with(Field.STRING)
          .with(Field.TABLE, QUANTIZATION)
          .with(Field.BYTE)
          .with(null)
          .with(Field.INTS)
          .with(Field.BYTE)
          .with(Field.NOTHING);

  private static final FileSchema OPERATOR =
      new FileSchema("operator")
          .with(Field.INT)
          .with(Field.INTS)
          .with(Field.INTS)
          .with(Field.UNION_TYPE)
          .with(Field.UNION)
          .with(Field.BYTES)
          .with(Field.BYTE)
          .with(Field.BYTES)
          .with(Field.INTS);

  private static final FileSchema SUBGRAPH =
      new FileSchema("subgraph")
          .with(Field.TABLES, TENSOR)
          .with(Field.INTS)
          .with(Field.INTS)
          .with(Field.TABLES, OPERATOR)
          .with(Field.STRING);

  private static final FileSchema METADATA =
      new FileSchema("metadata").with(Field.STRING).with(Field.INT);

  private static final FileSchema TENSOR_MAP =
      new FileSchema("signature-tensor").with(Field.STRING).with(Field.INT);

  private static final FileSchema SIGNATURE =
      new FileSchema("signature")
          .with(Field.TABLES, TENSOR_MAP)
          .with(Field.TABLES, TENSOR_MAP)
          .with(Field.STRING)
          .with(null)
          .with(Field.INT);

  static final FileSchema MODEL =
      new FileSchema("model")
          .with(Field.INT)
          .with(Field.TABLES, OPERATOR_CODE)
          .with(Field.TABLES, SUBGRAPH)
          .with(Field.STRING)
          .with(Field.TABLES, BUFFER)
          .with(Field.INTS)
          .with(Field.TABLES, METADATA)
          .with(Field.TABLES, SIGNATURE);

  private static final Map<Integer, FileSchema> OPTIONS = new HashMap<>();

  static {
    options(BuiltinOptions.NONE, "");
    options(BuiltinOptions.Conv2DOptions, "biibiib");
    options(BuiltinOptions.DepthwiseConv2DOptions, "biiibii");
    options(BuiltinOptions.Pool2DOptions, "biiiib");
    options(BuiltinOptions.FullyConnectedOptions, "bbbbb");
    options(BuiltinOptions.SoftmaxOptions, "f");
    options(BuiltinOptions.ConcatenationOptions, "ib");
    options(BuiltinOptions.AddOptions, "bb");
    options(BuiltinOptions.SubOptions, "bb");
    options(BuiltinOptions.MulOptions, "b");
    options(BuiltinOptions.DivOptions, "b");
    options(BuiltinOptions.ReshapeOptions, "v");
    options(BuiltinOptions.SqueezeOptions, "v");
    options(BuiltinOptions.ReducerOptions, "b");
    options(BuiltinOptions.StridedSliceOptions, "iiiiib");
    options(BuiltinOptions.SplitOptions, "i");
    options(BuiltinOptions.PackOptions, "ii");
    options(BuiltinOptions.UnpackOptions, "ii");
    options(BuiltinOptions.GatherOptions, "ii");
    options(BuiltinOptions.OneHotOptions, "i");
    options(BuiltinOptions.LeakyReluOptions, "f");
    options(BuiltinOptions.GeluOptions, "b");
    options(BuiltinOptions.BatchMatMulOptions, "bbb");
    options(BuiltinOptions.CastOptions, "bb");
    options(BuiltinOptions.VarHandleOptions, "ss");
    options(BuiltinOptions.CallOnceOptions, "i");
    for (byte empty :
        new byte[] {
          BuiltinOptions.PadOptions,
          BuiltinOptions.TransposeOptions,
          BuiltinOptions.ExpOptions,
          BuiltinOptions.LogSoftmaxOptions,
          BuiltinOptions.DequantizeOptions,
          BuiltinOptions.MaximumMinimumOptions,
          BuiltinOptions.NegOptions,
          BuiltinOptions.SliceOptions,
          BuiltinOptions.TileOptions,
          BuiltinOptions.ExpandDimsOptions,
          BuiltinOptions.PowOptions,
          BuiltinOptions.SquareOptions,
          BuiltinOptions.FillOptions,
          BuiltinOptions.SquaredDifferenceOptions,
          BuiltinOptions.AbsOptions,
          BuiltinOptions.CosOptions,
          BuiltinOptions.HardSwishOptions,
          BuiltinOptions.ScatterNdOptions,
          BuiltinOptions.SignOptions,
          BuiltinOptions.ReadVariableOptions,
          BuiltinOptions.AssignVariableOptions,
        }) {
      options(empty, "");
    }
  }

  private final String label;
  private final List<Field> fields = new ArrayList<>();
  private final List<FileSchema> inner = new ArrayList<>();

  private FileSchema(String label) {
    this.label = label;
  }

  /** Adds the next field; null is one that must not be there. */
  private FileSchema with(Field field) {
    return with(field, null);
  }

  private FileSchema with(Field field, FileSchema table) {
    fields.add(field);
    inner.add(table);
    return this;
  }

  /** Fields by letter: byte, int, float, vector of int, string. */
  private static void options(byte type, String letters) {
    FileSchema table = new FileSchema("options");
    for (int i = 0; i < letters.length(); i++) {
      char letter = letters.charAt(i);
      table.with(
          switch (letter) {
            case 'b' -> Field.BYTE;
            case 'i' -> Field.INT;
            case 'f' -> Field.FLOAT;
            case 'v' -> Field.INTS;
            case 's' -> Field.STRING;
            default -> throw new IllegalArgumentException("letter " + letter);
          });
    }
    OPTIONS.put((int) type, table);
  }

  /** The table of a kind of operator options, or null for a kind that Hone does not know. */
  static FileSchema options(int unionType) {
    return OPTIONS.get(unionType);
  }

  /** What the table is called in messages. */
  String label() {
    return label;
  }

  /** What the field holds, or null if it must not be there. */
  Field field(int slot) {
    return slot < fields.size() ? fields.get(slot) : null;
  }

  /** The table that a field refers to. */
  FileSchema inner(int slot) {
    return inner.get(slot);
  }
}

package dev.hone.tflite.file;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Checks that bytes are a flatbuffer of TensorFlow Lite's schema: every offset, table, vector and
 * string lies inside the file, aligned, and nothing is nested or repeated without bound. What has
 * passed can be read with the generated classes. (The flatbuffers library brings a verifier for C++
 * only.)
 */
final class FlatbufferVerifier {
  private static final Message MODEL = Message.of("tflite.part.model");
  private static final int OFFSET_BYTES = 4;
  private static final int VTABLE_HEADER = 4;
  private static final int SHORT_BYTES = 2;
  private static final int IDENTIFIER_AT = 4;
  private static final int HEADER_BYTES = 8;
  private static final String IDENTIFIER = "TFL3";

  /** Tables may be shared; without a bound a small file could hold endless work. */
  private static final int MAX_TABLES = 4_000_000;

  private final String name;
  private final ByteBuffer bytes;
  private final int size;
  private int tables;

  private FlatbufferVerifier(String name, ByteBuffer bytes) {
    this.name = name;
    this.bytes = bytes;
    this.size = bytes.limit();
  }

  /**
   * Verifies a whole file.
   *
   * @param bytes little endian
   * @throws InvalidInputException saying which part is wrong
   */
  static void verify(String name, ByteBuffer bytes) {
    FlatbufferVerifier verifier = new FlatbufferVerifier(name, bytes);
    verifier.header();
    verifier.table(verifier.offset(0, Message.of("tflite.part.root")), FileSchema.MODEL, MODEL);
  }

  private void header() {
    if (size < HEADER_BYTES) {
      throw bad(Message.of("tflite.part.short", size));
    }
    for (int i = 0; i < IDENTIFIER.length(); i++) {
      if (bytes.get(IDENTIFIER_AT + i) != IDENTIFIER.charAt(i)) {
        throw new InvalidInputException(Message.of("tflite.file.identifier", name, IDENTIFIER));
      }
    }
  }

  private InvalidInputException bad(Message wrong) {
    return new InvalidInputException(Message.of("tflite.file.damaged", name, wrong, size));
  }

  /** Follows the offset that stands at a position; it counts from there, forwards. */
  private int offset(int at, Message what) {
    long target = at + (bytes.getInt(at) & 0xffffffffL);
    if (target == at || target > size - OFFSET_BYTES || target % OFFSET_BYTES != 0) {
      throw bad(Message.of("tflite.part.at", what, target));
    }
    return (int) target;
  }

  private void require(boolean holds, Message wrong) {
    if (!holds) {
      throw bad(wrong);
    }
  }

  private void table(int at, FileSchema type, Message what) {
    if (++tables > MAX_TABLES) {
      throw bad(Message.of("tflite.part.many", MAX_TABLES));
    }
    long vtableAt = (long) at - bytes.getInt(at);
    require(
        vtableAt >= 0 && vtableAt + VTABLE_HEADER <= size && vtableAt % SHORT_BYTES == 0,
        Message.of("tflite.part.layout", what));
    int vtable = (int) vtableAt;
    int vtableSize = bytes.getShort(vtable) & 0xffff;
    int tableSize = bytes.getShort(vtable + SHORT_BYTES) & 0xffff;
    require(
        vtableSize >= VTABLE_HEADER
            && vtableSize % SHORT_BYTES == 0
            && vtable + vtableSize <= size
            && tableSize >= OFFSET_BYTES
            && at + tableSize <= size,
        Message.of("tflite.part.layout-fit", what));
    int slots = (vtableSize - VTABLE_HEADER) / SHORT_BYTES;
    int union = 0;
    for (int slot = 0; slot < slots; slot++) {
      int field = bytes.getShort(vtable + VTABLE_HEADER + slot * SHORT_BYTES) & 0xffff;
      if (field == 0) {
        continue;
      }
      FileSchema.Field kind = type.field(slot);
      if (kind == null) {
        throw new InvalidInputException(Message.of("tflite.file.newer", name, what, slot));
      }
      require(
          field >= OFFSET_BYTES && field + kind.bytes() <= tableSize,
          Message.of("tflite.part.field", what, slot));
      require((at + field) % kind.bytes() == 0, Message.of("tflite.part.field-place", what, slot));
      if (kind == FileSchema.Field.UNION_TYPE) {
        union = bytes.get(at + field) & 0xff;
      } else {
        value(at + field, kind, type, slot, union, what);
      }
    }
  }

  private void value(
      int at, FileSchema.Field kind, FileSchema type, int slot, int union, Message what) {
    switch (kind) {
      case STRING -> string(at, what);
      case BYTES -> vector(at, 1, what);
      case INTS -> vector(at, Integer.BYTES, what);
      case NOTHING ->
          require(length(vector(at, 1, what)) == 0, Message.of("tflite.part.unknown", what));
      case LONGS -> vector(at, Long.BYTES, what);
      case TABLE -> table(offset(at, what), type.inner(slot), what);
      case TABLES -> tables(at, type.inner(slot), what);
      case UNION -> union(at, union, what);
      default -> {
        // A number: any value is well-formed.
      }
    }
  }

  private void union(int at, int type, Message what) {
    FileSchema options = FileSchema.options(type);
    if (options == null) {
      throw new InvalidInputException(Message.of("tflite.file.options", name, what, type));
    }
    Message inside = Message.of("tflite.part.options", what);
    table(offset(at, inside), options, inside);
  }

  /** Returns the position of the first element. */
  private int vector(int at, int elementBytes, Message what) {
    int vector = offset(at, what);
    long length = bytes.getInt(vector) & 0xffffffffL;
    long from = vector + (long) OFFSET_BYTES;
    require(
        from + length * elementBytes <= size && from % Math.min(elementBytes, OFFSET_BYTES) == 0,
        Message.of("tflite.part.list", what, length));
    return vector + OFFSET_BYTES;
  }

  private int length(int from) {
    return bytes.getInt(from - OFFSET_BYTES);
  }

  private void string(int at, Message what) {
    int from = vector(at, 1, what);
    int end = from + length(from);
    require(end < size && bytes.get(end) == 0, Message.of("tflite.part.text", what));
    ByteBuffer text = bytes.duplicate();
    ((Buffer) text).limit(end).position(from);
    try {
      StandardCharsets.UTF_8.newDecoder().decode(text);
    } catch (CharacterCodingException e) {
      throw new InvalidInputException(Message.of("tflite.part.utf8", name, what), e);
    }
  }

  private void tables(int at, FileSchema type, Message what) {
    int from = vector(at, OFFSET_BYTES, what);
    int length = length(from);
    for (int i = 0; i < length; i++) {
      Message element = Message.of("tflite.part." + type.label(), i);
      if (!what.equals(MODEL)) {
        element = Message.of("tflite.part.of", element, what);
      }
      table(offset(from + i * OFFSET_BYTES, element), type, element);
    }
  }
}

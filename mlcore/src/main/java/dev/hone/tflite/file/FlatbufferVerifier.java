package dev.hone.tflite.file;

import dev.hone.base.InvalidInputException;
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
    verifier.table(verifier.offset(0, "the file's root"), FileSchema.MODEL, "the model");
  }

  private void header() {
    if (size < HEADER_BYTES) {
      throw bad("it has only " + size + " bytes");
    }
    for (int i = 0; i < IDENTIFIER.length(); i++) {
      if (bytes.get(IDENTIFIER_AT + i) != IDENTIFIER.charAt(i)) {
        throw InvalidInputException.of(
            "%s is no TensorFlow Lite file: bytes 4 to 7 should be %s", name, IDENTIFIER);
      }
    }
  }

  private InvalidInputException bad(String what) {
    return InvalidInputException.of(
        "%s is damaged or cut off: %s (the file has %d bytes)", name, what, size);
  }

  /** Follows the offset that stands at a position; it counts from there, forwards. */
  private int offset(int at, String what) {
    long target = at + (bytes.getInt(at) & 0xffffffffL);
    if (target == at || target > size - OFFSET_BYTES || target % OFFSET_BYTES != 0) {
      throw bad(what + " lies at byte " + target);
    }
    return (int) target;
  }

  private void require(boolean holds, String what) {
    if (!holds) {
      throw bad(what);
    }
  }

  private void table(int at, FileSchema type, String what) {
    if (++tables > MAX_TABLES) {
      throw bad("it has more than " + MAX_TABLES + " parts");
    }
    long vtableAt = (long) at - bytes.getInt(at);
    require(
        vtableAt >= 0 && vtableAt + VTABLE_HEADER <= size && vtableAt % SHORT_BYTES == 0,
        what + " has its layout outside the file");
    int vtable = (int) vtableAt;
    int vtableSize = bytes.getShort(vtable) & 0xffff;
    int tableSize = bytes.getShort(vtable + SHORT_BYTES) & 0xffff;
    require(
        vtableSize >= VTABLE_HEADER
            && vtableSize % SHORT_BYTES == 0
            && vtable + vtableSize <= size
            && tableSize >= OFFSET_BYTES
            && at + tableSize <= size,
        what + " has a layout that does not fit");
    int slots = (vtableSize - VTABLE_HEADER) / SHORT_BYTES;
    int union = 0;
    for (int slot = 0; slot < slots; slot++) {
      int field = bytes.getShort(vtable + VTABLE_HEADER + slot * SHORT_BYTES) & 0xffff;
      if (field == 0) {
        continue;
      }
      FileSchema.Field kind = type.field(slot);
      if (kind == null) {
        throw InvalidInputException.of(
            "%s: %s uses field %d of a newer TensorFlow Lite, or of a kind of model (sparse,"
                + " custom) that Hone does not take",
            name, what, slot);
      }
      require(
          field >= OFFSET_BYTES && field + kind.bytes() <= tableSize,
          what + " has field " + slot + " outside itself");
      require((at + field) % kind.bytes() == 0, what + " has field " + slot + " at an odd place");
      if (kind == FileSchema.Field.UNION_TYPE) {
        union = bytes.get(at + field) & 0xff;
      } else {
        value(at + field, kind, type, slot, union, what);
      }
    }
  }

  private void value(
      int at, FileSchema.Field kind, FileSchema type, int slot, int union, String what) {
    switch (kind) {
      case STRING -> string(at, what);
      case BYTES -> vector(at, 1, what);
      case INTS -> vector(at, Integer.BYTES, what);
      case NOTHING ->
          require(length(vector(at, 1, what)) == 0, what + " has parts that Hone does not know");
      case LONGS -> vector(at, Long.BYTES, what);
      case TABLE -> table(offset(at, what), type.inner(slot), what);
      case TABLES -> tables(at, type.inner(slot), what);
      case UNION -> union(at, union, what);
      default -> {
        // A number: any value is well-formed.
      }
    }
  }

  private void union(int at, int type, String what) {
    FileSchema options = FileSchema.options(type);
    if (options == null) {
      throw InvalidInputException.of(
          "%s: %s has options of kind %d, which Hone does not know", name, what, type);
    }
    table(offset(at, what + "'s options"), options, what + "'s options");
  }

  /** Returns the position of the first element. */
  private int vector(int at, int elementBytes, String what) {
    int vector = offset(at, what);
    long length = bytes.getInt(vector) & 0xffffffffL;
    long from = vector + (long) OFFSET_BYTES;
    require(
        from + length * elementBytes <= size && from % Math.min(elementBytes, OFFSET_BYTES) == 0,
        what + " has a list of " + length + " that does not fit");
    return vector + OFFSET_BYTES;
  }

  private int length(int from) {
    return bytes.getInt(from - OFFSET_BYTES);
  }

  private void string(int at, String what) {
    int from = vector(at, 1, what);
    int end = from + length(from);
    require(end < size && bytes.get(end) == 0, what + " has a text without end");
    ByteBuffer text = bytes.duplicate();
    ((Buffer) text).limit(end).position(from);
    try {
      StandardCharsets.UTF_8.newDecoder().decode(text);
    } catch (CharacterCodingException e) {
      throw new InvalidInputException(name + ": " + what + " has a text that is not UTF-8", e);
    }
  }

  private void tables(int at, FileSchema type, String what) {
    int from = vector(at, OFFSET_BYTES, what);
    int length = length(from);
    for (int i = 0; i < length; i++) {
      String element = type.label() + " " + i + (what.equals("the model") ? "" : " of " + what);
      table(offset(from + i * OFFSET_BYTES, element), type, element);
    }
  }
}

package dev.hone.app.opening;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;

/** What a file is, by what is in it: the name that another app gives may say nothing. */
public enum FileKind {
  /** Safetensors: the length of a header, then the header, which is JSON. */
  MODEL,
  /** JSON, which of all that the app opens only specs are. */
  SPEC,
  /** TensorFlow Lite, which the app writes and does not read. */
  TFLITE,
  /** Whatever else: whoever reads it as a table says what is wrong with it. */
  TABLE;

  private static final int HEAD = 256;
  private static final int LENGTH = Long.BYTES;
  private static final String TFLITE_MARK = "TFL3";
  private static final Pattern BEFORE_TEXT = Pattern.compile("^\ufeff?[ \\t\\r\\n]*");

  static FileKind of(Path file) throws IOException {
    byte[] head = new byte[HEAD];
    int length = 0;
    try (InputStream in = Files.newInputStream(file)) {
      for (int count = in.read(head); count > 0; count = in.read(head, length, HEAD - length)) {
        length += count;
      }
    }
    return of(Arrays.copyOf(head, length), Files.size(file));
  }

  /**
   * Judges by the beginning.
   *
   * @param size of the whole file, which a header of safetensors is not larger than
   */
  static FileKind of(byte[] head, long size) {
    if (head.length > LENGTH) {
      long header = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getLong();
      if (head[LENGTH] == '{' && header > 0 && header <= size - LENGTH) {
        return MODEL;
      }
      if (new String(head, 4, 4, StandardCharsets.ISO_8859_1).equals(TFLITE_MARK)) {
        return TFLITE;
      }
    }
    String text = new String(head, StandardCharsets.UTF_8);
    return BEFORE_TEXT.matcher(text).replaceFirst("").startsWith("{") ? SPEC : TABLE;
  }
}

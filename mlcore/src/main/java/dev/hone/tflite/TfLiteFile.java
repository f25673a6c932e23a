package dev.hone.tflite;

import dev.hone.base.InvalidInputException;
import java.io.IOException;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** A {@code .tflite} file that was checked and may be given to native code. Immutable. */
public final class TfLiteFile {
  private final String name;
  private final ByteBuffer bytes;

  private TfLiteFile(String name, ByteBuffer bytes) {
    this.name = name;
    this.bytes = bytes;
  }

  /**
   * Checks a file's bytes.
   *
   * @param name for messages
   * @throws InvalidInputException saying what is wrong, and with which tensor or operation
   */
  public static TfLiteFile of(String name, byte[] bytes) {
    ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length).order(ByteOrder.LITTLE_ENDIAN);
    direct.put(bytes);
    ((Buffer) direct).rewind();
    return new TfLiteFile(name, direct);
  }

  /** Reads and checks a file. */
  public static TfLiteFile read(Path file) throws IOException {
    return of(file.toString(), Files.readAllBytes(file));
  }

  public String name() {
    return name;
  }

  /** The file's size in bytes. */
  public int size() {
    return bytes.capacity();
  }

  /** The file: direct, read-only, little endian, at position 0. A new view each time. */
  public ByteBuffer buffer() {
    return bytes.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
  }
}

package dev.hone.app.tflite;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.tflite.file.TensorInfo;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;

/** A tensor's values in direct memory, in the byte order that native code reads. */
final class TensorBuffer {
  private final TensorInfo info;
  private final ByteBuffer bytes;

  /** The same memory by elements; positions of their own, so that the interpreter's do not show. */
  private final FloatBuffer floats;

  private final IntBuffer ints;

  private TensorBuffer(TensorInfo info, int elementBytes) {
    this.info = info;
    this.bytes =
        ByteBuffer.allocateDirect(info.shape().size() * elementBytes)
            .order(ByteOrder.nativeOrder());
    this.floats = info.type().equals(TensorInfo.FLOAT32) ? bytes.asFloatBuffer() : null;
    this.ints = info.type().equals(TensorInfo.INT32) ? bytes.asIntBuffer() : null;
  }

  /**
   * Memory for a tensor, all zero.
   *
   * @param name in the signature, which may be another than the tensor's
   */
  static TensorBuffer of(String name, TensorInfo tensor) {
    int elementBytes =
        switch (tensor.type()) {
          case TensorInfo.FLOAT32, TensorInfo.INT32 -> Integer.BYTES;
          case "BOOL" -> 1;
          default ->
              throw new InvalidInputException(
                  Message.of("phone.tflite.type", name, tensor.toString()));
        };
    return new TensorBuffer(new TensorInfo(name, tensor.type(), tensor.shape()), elementBytes);
  }

  TensorInfo info() {
    return info;
  }

  ByteBuffer bytes() {
    return bytes;
  }

  /** The type and number of values must have been checked. */
  void put(float[] values) {
    ((Buffer) floats).clear();
    floats.put(values);
  }

  void put(int[] values) {
    ((Buffer) ints).clear();
    ints.put(values);
  }

  void get(float[] values) {
    ((Buffer) floats).clear();
    floats.get(values);
  }

  void get(int[] values) {
    ((Buffer) ints).clear();
    ints.get(values);
  }

  /** Whether the elements are float32. */
  boolean isFloat() {
    return floats != null;
  }

  /** A float32 element. */
  float at(int index) {
    return floats.get(index);
  }

  /** A copy of the values. */
  byte[] copy() {
    byte[] copy = new byte[bytes.capacity()];
    ((Buffer) bytes).clear();
    bytes.get(copy);
    return copy;
  }

  /** Sets what {@link #copy} gave. */
  void restore(byte[] copy) {
    ((Buffer) bytes).clear();
    bytes.put(copy);
  }
}

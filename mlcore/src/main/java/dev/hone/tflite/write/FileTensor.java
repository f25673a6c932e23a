package dev.hone.tflite.write;

import dev.hone.graph.DType;
import dev.hone.graph.Shape;
import dev.hone.graph.TfLiteEmitter;
import java.util.function.IntSupplier;

/** A tensor of the subgraph that {@link GraphEmitter} writes. */
final class FileTensor implements TfLiteEmitter.Tensor {
  private static final int NOT_WRITTEN = -1;

  private final Shape shape;
  private final DType dtype;
  private final int[] stored;
  private final IntSupplier write;
  private final float[] constant;
  private int index;

  /**
   * A tensor of the subgraph.
   *
   * @param shape at the graph's own rank
   * @param stored the shape in the file
   * @param index in the subgraph
   * @param constant the values if they are known, or null
   */
  FileTensor(Shape shape, DType dtype, int[] stored, int index, float[] constant) {
    this(shape, dtype, stored, constant, null);
    this.index = index;
  }

  /**
   * A constant, a slice or a joined tensor that is written when an operator reads it as it is.
   *
   * @param constant null for what is no constant
   * @param write gives its index in the subgraph
   */
  FileTensor(Shape shape, int[] stored, float[] constant, IntSupplier write) {
    this(shape, DType.FLOAT32, stored, constant, write);
    this.index = NOT_WRITTEN;
  }

  private FileTensor(Shape shape, DType dtype, int[] stored, float[] constant, IntSupplier write) {
    this.shape = shape;
    this.dtype = dtype;
    this.stored = stored;
    this.constant = constant;
    this.write = write;
  }

  @Override
  public Shape shape() {
    return shape;
  }

  DType dtype() {
    return dtype;
  }

  int[] stored() {
    return stored;
  }

  boolean written() {
    return index != NOT_WRITTEN;
  }

  int index() {
    if (index == NOT_WRITTEN) {
      index = write.getAsInt();
    }
    return index;
  }

  /** The values if they are known, or null. */
  float[] constant() {
    return constant;
  }
}

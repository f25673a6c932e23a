package dev.hone.tflite;

import dev.hone.graph.DType;
import dev.hone.graph.Shape;
import dev.hone.graph.TfLiteEmitter;

/** A tensor of the subgraph that {@link GraphEmitter} writes. */
final class FileTensor implements TfLiteEmitter.Tensor {
  private final Shape shape;
  private final DType dtype;
  private final int[] stored;
  private final int index;
  private final float[] constant;

  /**
   * @param shape at the graph's own rank
   * @param stored the shape in the file
   * @param index in the subgraph
   * @param constant the values if they are known, or null
   */
  FileTensor(Shape shape, DType dtype, int[] stored, int index, float[] constant) {
    this.shape = shape;
    this.dtype = dtype;
    this.stored = stored;
    this.index = index;
    this.constant = constant;
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

  int index() {
    return index;
  }

  /** The values if they are known, or null. */
  float[] constant() {
    return constant;
  }
}

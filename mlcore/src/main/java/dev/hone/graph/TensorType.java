package dev.hone.graph;

/** Shape and element type of a tensor. */
public record TensorType(Shape shape, DType dtype) {
  public static TensorType float32(Shape shape) {
    return new TensorType(shape, DType.FLOAT32);
  }

  public static TensorType int32(Shape shape) {
    return new TensorType(shape, DType.INT32);
  }

  @Override
  public String toString() {
    return dtype == DType.FLOAT32 ? shape.toString() : "int32 " + shape;
  }
}

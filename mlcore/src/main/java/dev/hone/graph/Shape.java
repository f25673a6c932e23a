package dev.hone.graph;

import dev.hone.base.Message;
import java.util.Arrays;

/**
 * The static, row-major shape of a tensor. Every dimension is at least 1; a scalar has rank 0 and
 * size 1.
 */
public final class Shape {
  public static final Shape SCALAR = new Shape(new int[0]);

  private final int[] dims;
  private final int size;

  private Shape(int[] dims) {
    long product = 1;
    for (int dim : dims) {
      if (dim < 1) {
        throw new ShapeException(Message.of("shape.dimensions"), Arrays.toString(dims));
      }
      product *= dim;
      if (product > Integer.MAX_VALUE) {
        throw new ShapeException(Message.of("shape.most"), Arrays.toString(dims));
      }
    }
    this.dims = dims;
    this.size = (int) product;
  }

  public static Shape of(int... dims) {
    return dims.length == 0 ? SCALAR : new Shape(dims.clone());
  }

  public int rank() {
    return dims.length;
  }

  /** The dimension at an axis; negative axes count from the end. */
  public int dim(int axis) {
    return dims[fromStart(axis)];
  }

  /** The number of elements. */
  public int size() {
    return size;
  }

  public int[] dims() {
    return dims.clone();
  }

  /** This shape with another dimension at an axis; negative axes count from the end. */
  public Shape with(int axis, int dim) {
    int[] changed = dims.clone();
    changed[fromStart(axis)] = dim;
    return new Shape(changed);
  }

  /** The distance in elements between neighbours along each axis. */
  public int[] strides() {
    int[] strides = new int[dims.length];
    int stride = 1;
    for (int axis = dims.length - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= dims[axis];
    }
    return strides;
  }

  private int fromStart(int axis) {
    int index = axis < 0 ? dims.length + axis : axis;
    if (index < 0 || index >= dims.length) {
      throw new ShapeException(Message.of("shape.axis", toString()), axis);
    }
    return index;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Shape shape && Arrays.equals(dims, shape.dims);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(dims);
  }

  @Override
  public String toString() {
    return Arrays.toString(dims);
  }
}

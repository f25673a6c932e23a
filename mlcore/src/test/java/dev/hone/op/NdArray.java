package dev.hone.op;

import dev.hone.graph.Shape;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/** A float64 array addressed by multi-index: the plain arithmetic that tests compare with. */
public final class NdArray {
  private final Shape shape;
  private final double[] values;

  public NdArray(Shape shape, double... values) {
    if (values.length != shape.size()) {
      throw new IllegalArgumentException(values.length + " values for " + shape);
    }
    this.shape = shape;
    this.values = values;
  }

  public Shape shape() {
    return shape;
  }

  /** The elements in row-major order; not a copy. */
  public double[] values() {
    return values;
  }

  /** The array whose element at each index is what the function says. */
  public static NdArray of(Shape shape, ToDoubleFunction<int[]> element) {
    NdArray array = new NdArray(shape, new double[shape.size()]);
    forEachIndex(shape, index -> array.set(index, element.applyAsDouble(index)));
    return array;
  }

  public static NdArray of(Shape shape, float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = values[i];
    }
    return new NdArray(shape, wide);
  }

  /** Visits all indices in row-major order. */
  static void forEachIndex(Shape shape, Consumer<int[]> visit) {
    int[] dims = shape.dims();
    for (int flat = 0; flat < shape.size(); flat++) {
      int[] index = new int[dims.length];
      int rest = flat;
      for (int axis = dims.length - 1; axis >= 0; axis--) {
        index[axis] = rest % dims[axis];
        rest /= dims[axis];
      }
      visit.accept(index);
    }
  }

  double at(int... index) {
    return values[flat(index)];
  }

  int intAt(int... index) {
    return (int) at(index);
  }

  void set(int[] index, double value) {
    values[flat(index)] = value;
  }

  /** The element at an index of a shape to which this array is broadcast. */
  double broadcastAt(int[] index) {
    int missing = index.length - shape.rank();
    int[] own = Arrays.copyOfRange(index, missing, index.length);
    for (int axis = 0; axis < own.length; axis++) {
      if (shape.dim(axis) == 1) {
        own[axis] = 0;
      }
    }
    return at(own);
  }

  NdArray reshaped(Shape other) {
    return new NdArray(other, values);
  }

  public float[] toFloats() {
    float[] narrow = new float[values.length];
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] = (float) values[i];
    }
    return narrow;
  }

  public int[] toInts() {
    return Arrays.stream(values).mapToInt(value -> (int) value).toArray();
  }

  private int flat(int[] index) {
    if (index.length != shape.rank()) {
      throw new IllegalArgumentException(Arrays.toString(index) + " in " + shape);
    }
    int flat = 0;
    for (int axis = 0; axis < index.length; axis++) {
      if (index[axis] < 0 || index[axis] >= shape.dim(axis)) {
        throw new IllegalArgumentException(Arrays.toString(index) + " in " + shape);
      }
      flat = flat * shape.dim(axis) + index[axis];
    }
    return flat;
  }

  @Override
  public String toString() {
    return shape + Arrays.toString(values);
  }
}

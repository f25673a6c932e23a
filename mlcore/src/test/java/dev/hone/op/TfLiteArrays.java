package dev.hone.op;

import static org.junit.Assert.assertEquals;

import dev.hone.graph.Shape;
import dev.hone.graph.TfLiteOptions;
import java.util.Arrays;
import java.util.List;

/**
 * What operators of TensorFlow Lite do to arrays, in float64: the part that only moves elements.
 */
final class TfLiteArrays {
  private TfLiteArrays() {}

  static double sumOfExp(NdArray x, int[] index) {
    int[] at = index.clone();
    double sum = 0;
    for (int i = 0; i < x.shape().dim(-1); i++) {
      at[at.length - 1] = i;
      sum += Math.exp(x.at(at));
    }
    return sum;
  }

  static int[] matrix(int[] index, int row, int column, boolean adjoint) {
    int[] at = index.clone();
    at[at.length - 2] = adjoint ? column : row;
    at[at.length - 1] = adjoint ? row : column;
    return at;
  }

  static NdArray transpose(NdArray x, List<Integer> order, int shift) {
    int rank = x.shape().rank();
    assertEquals("an entry for each axis", rank, order.size() + shift);
    int[] perm = new int[rank];
    int[] dims = new int[rank];
    for (int axis = 0; axis < rank; axis++) {
      perm[axis] = axis < shift ? axis : order.get(axis - shift) + shift;
      dims[axis] = x.shape().dim(perm[axis]);
    }
    NdArray transposed = NdArray.of(Shape.of(dims), index -> Double.NaN);
    NdArray.forEachIndex(
        x.shape(),
        index -> {
          int[] to = new int[rank];
          for (int axis = 0; axis < rank; axis++) {
            to[axis] = index[perm[axis]];
          }
          transposed.set(to, x.at(index));
        });
    return transposed;
  }

  static NdArray pad(NdArray x, int rank, TfLiteOptions.Padding padding, int shift) {
    assertEquals("a count for each axis", rank, padding.before().size());
    assertEquals("a count for each axis", rank, padding.after().size());
    int[] dims = x.shape().dims();
    for (int axis = 0; axis < rank; axis++) {
      dims[axis + shift] += padding.before().get(axis) + padding.after().get(axis);
    }
    NdArray padded = NdArray.of(Shape.of(dims), index -> 0);
    NdArray.forEachIndex(
        x.shape(), index -> padded.set(moved(index, padding.before(), shift), x.at(index)));
    return padded;
  }

  static NdArray tile(NdArray x, Shape shape, TfLiteOptions.Multiples multiples, int shift) {
    assertEquals("a multiple for each axis", shape.rank(), multiples.multiples().size());
    int[] dims = x.shape().dims();
    for (int axis = 0; axis < shape.rank(); axis++) {
      dims[axis + shift] *= multiples.multiples().get(axis);
    }
    return NdArray.of(
        Shape.of(dims),
        index -> {
          int[] at = index.clone();
          for (int axis = 0; axis < at.length; axis++) {
            at[axis] %= x.shape().dim(axis);
          }
          return x.at(at);
        });
  }

  static NdArray scatter(NdArray indices, NdArray updates, Shape stored) {
    assertEquals("indices [n, 1]", 2, indices.shape().rank());
    assertEquals("indices [n, 1]", 1, indices.shape().dim(1));
    NdArray table = NdArray.of(stored, index -> 0);
    NdArray.forEachIndex(
        updates.shape(),
        index -> {
          int[] to = {indices.intAt(index[0], 0), index[1]};
          table.set(to, table.at(to) + updates.at(index));
        });
    return table;
  }

  static int[] moved(int[] index, List<Integer> by, int shift) {
    int[] moved = index.clone();
    for (int axis = 0; axis < by.size(); axis++) {
      moved[axis + shift] += by.get(axis);
    }
    return moved;
  }

  static Shape appended(Shape shape, int dim) {
    int[] dims = Arrays.copyOf(shape.dims(), shape.rank() + 1);
    dims[shape.rank()] = dim;
    return Shape.of(dims);
  }

  static int[] front(int[] index, int length) {
    return Arrays.copyOf(index, length);
  }
}

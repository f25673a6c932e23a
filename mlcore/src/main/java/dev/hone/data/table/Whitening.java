package dev.hone.data.table;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The matrix that whitens standardised features, from their correlation matrix C = E diag(v) E':
 * for PCA E diag(1/sqrt(v)), for ZCA E diag(1/sqrt(v)) E' (Kessy, Lewin, Strimmer, "Optimal
 * whitening and decorrelation", 2018: PCA-cor and ZCA-cor).
 */
final class Whitening {
  /**
   * Directions whose variance is below this part of the largest carry nothing but rounding (all
   * one-hot features of one column sum to 1): they become 0 instead of noise of variance 1.
   */
  static final double EPSILON = 1e-6;

  private Whitening() {}

  /**
   * The whitening matrix W, row-major [width, width], for row vectors: whitened = z W. Components
   * come in the order of falling variance, each with its largest entry positive.
   *
   * @param correlation [width, width], symmetric
   */
  static double[] matrix(double[] correlation, int width, boolean zca) {
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(width, true, true);
    DMatrixRMaj copy = new DMatrixRMaj(width, width);
    System.arraycopy(correlation, 0, copy.data, 0, correlation.length);
    if (!eigen.decompose(copy)) {
      throw new IllegalStateException("the eigen-decomposition did not converge");
    }
    Integer[] order = new Integer[width];
    for (int i = 0; i < width; i++) {
      order[i] = i;
    }
    Arrays.sort(
        order,
        (a, b) ->
            Double.compare(eigen.getEigenvalue(b).getReal(), eigen.getEigenvalue(a).getReal()));
    double largest = eigen.getEigenvalue(order[0]).getReal();
    double[] result = new double[width * width];
    for (int k = 0; k < width; k++) {
      double variance = eigen.getEigenvalue(order[k]).getReal();
      if (!(variance > EPSILON * largest)) {
        continue;
      }
      double[] vector = signed(eigen.getEigenVector(order[k]).data);
      double factor = 1 / Math.sqrt(variance);
      for (int i = 0; i < width; i++) {
        if (zca) {
          for (int j = 0; j < width; j++) {
            result[i * width + j] += vector[i] * factor * vector[j];
          }
        } else {
          result[i * width + k] = vector[i] * factor;
        }
      }
    }
    return result;
  }

  private static double[] signed(double[] vector) {
    double largest = 0;
    for (double entry : vector) {
      if (Math.abs(entry) > Math.abs(largest) + 1e-12) {
        largest = entry;
      }
    }
    double[] result = vector.clone();
    if (largest < 0) {
      for (int i = 0; i < result.length; i++) {
        result[i] = -result[i];
      }
    }
    return result;
  }
}

package dev.hone.initializers;

import dev.hone.base.Seed;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;

/** Random values with mean 0 for {@link Initializers}, row-major. */
final class Draws {
  private Draws() {}

  static float[] normal(int size, double sd, Seed seed) {
    ZigguratSampler.NormalizedGaussian sampler =
        ZigguratSampler.NormalizedGaussian.of(seed.generator());
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) (sd * sampler.sample());
    }
    return values;
  }

  /** Uniform on ±sd·√3. */
  static float[] uniform(int size, double sd, Seed seed) {
    UniformRandomProvider random = seed.generator();
    double limit = sd * Math.sqrt(3);
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextDouble(-limit, limit);
    }
    return values;
  }

  /**
   * Uniform (Haar) among matrices with orthonormal columns, or rows if these are fewer: Q of the QR
   * decomposition of a normal matrix, its columns multiplied by the signs of R's diagonal, without
   * which it would depend on the algorithm's choice of signs (Mezzadri 2007).
   */
  static float[] orthogonal(int rows, int columns, Seed seed) {
    int tall = Math.max(rows, columns);
    int thin = Math.min(rows, columns);
    float[] normals = normal(tall * thin, 1, seed);
    DMatrixRMaj matrix = new DMatrixRMaj(tall, thin);
    for (int i = 0; i < normals.length; i++) {
      matrix.data[i] = normals[i];
    }
    QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(tall, thin);
    if (!qr.decompose(matrix)) {
      throw new IllegalStateException("no QR decomposition of a " + tall + "x" + thin + " matrix");
    }
    DMatrixRMaj q = qr.getQ(null, true);
    DMatrixRMaj r = qr.getR(null, true);
    float[] values = new float[rows * columns];
    for (int i = 0; i < tall; i++) {
      for (int j = 0; j < thin; j++) {
        double signed = Math.copySign(1, r.get(j, j)) * q.get(i, j);
        values[rows >= columns ? i * columns + j : j * columns + i] = (float) signed;
      }
    }
    return values;
  }
}

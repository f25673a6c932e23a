package dev.hone.stats;

import dev.hone.base.Seed;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How large the t of an arm must be, where several arms are held against one baseline: one critical
 * value for all of them (single step), the same for test and interval.
 *
 * <p>With few repeats it is Bonferroni's. From {@value #REPEATS} on the correlation of the arms'
 * differences, which all have the baseline in them, is taken from the runs, and the critical value
 * is the quantile of the largest |t| of correlated arms (Dunnett, A Multiple Comparison Procedure
 * for Comparing Several Treatments with a Control, 1955, without his common variance; Westfall and
 * Young, Resampling-Based Multiple Testing, 1993). It is found by drawing means and covariances
 * from their distributions (normal and Wishart), always the same draws.
 */
final class SimultaneousT {
  /** Below so many repeats the correlation of the arms is not known well enough. */
  static final int REPEATS = 20;

  private static final int DRAWS = 10_000;

  private final int arms;
  private final TDistribution alone;
  private final double[] largest;
  private final double critical;

  /** Null {@code largest} for Bonferroni; else the drawn maxima, ascending. */
  private SimultaneousT(int arms, TDistribution alone, double[] largest, double level) {
    this.arms = arms;
    this.alone = alone;
    this.largest = largest;
    double strict = alone.inverseSurvivalProbability(level / 2);
    if (largest == null) {
      critical = strict;
    } else {
      int beyond = (int) Math.floor(arms * level * largest.length);
      double drawn = largest[largest.length - 1 - beyond];
      double least = alone.inverseSurvivalProbability(arms * level / 2);
      critical = Math.max(least, Math.min(strict, drawn));
    }
  }

  /**
   * For arms that were held against the baseline on the same repeats.
   *
   * @param differences of each arm, all equally long, at least two
   * @param freedom of their variances, see {@link Dependence}
   * @param level two-sided, of one arm; their number times it is the level of all
   */
  static SimultaneousT of(List<double[]> differences, double freedom, double level) {
    int arms = differences.size();
    boolean known = arms > 1 && freedom + 1 >= REPEATS && arms <= freedom;
    double[] largest = known ? draw(root(correlation(differences)), freedom) : null;
    return new SimultaneousT(arms, TDistribution.of(freedom), largest, level);
  }

  /** How many arms are looked at together. */
  int arms() {
    return arms;
  }

  /** A |t| above this is told, and an interval reaches so many standard errors. */
  double critical() {
    return critical;
  }

  /** The chance that one arm or more comes so far if none differs; no less than of one alone. */
  double p(double t) {
    double one = 2 * alone.survivalProbability(Math.abs(t));
    double strict = Math.min(1, arms * one);
    if (largest == null) {
      return strict;
    }
    int at = Arrays.binarySearch(largest, Math.abs(t));
    int beyond = largest.length - (at >= 0 ? at : -at - 1);
    // Where no draw comes so far there is nothing to count.
    return beyond == 0 ? strict : Math.max(one, Math.min(strict, (double) beyond / largest.length));
  }

  private static double[][] correlation(List<double[]> differences) {
    int arms = differences.size();
    double[][] centred = new double[arms][];
    for (int i = 0; i < arms; i++) {
      double[] values = differences.get(i);
      Moments moments = Moments.of(values);
      double scale = moments.deviation() * Math.sqrt(values.length - 1.0);
      centred[i] = new double[values.length];
      for (int j = 0; scale > 0 && j < values.length; j++) {
        centred[i][j] = (values[j] - moments.mean()) / scale;
      }
    }
    double[][] result = new double[arms][arms];
    for (int i = 0; i < arms; i++) {
      result[i][i] = 1; // an arm without spread stands for itself
      for (int k = 0; k < i; k++) {
        double sum = 0;
        for (int j = 0; j < centred[i].length; j++) {
          sum += centred[i][j] * centred[k][j];
        }
        result[i][k] = sum;
        result[k][i] = sum;
      }
    }
    return result;
  }

  /** Cholesky's root of a correlation, lower triangle; arms that others determine add nothing. */
  private static double[][] root(double[][] correlation) {
    int size = correlation.length;
    double[][] root = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int k = 0; k <= i; k++) {
        double rest = correlation[i][k];
        for (int j = 0; j < k; j++) {
          rest -= root[i][j] * root[k][j];
        }
        if (i == k) {
          root[i][i] = Math.sqrt(Math.max(0, rest));
        } else {
          root[i][k] = root[k][k] > 1e-6 ? rest / root[k][k] : 0;
        }
      }
    }
    return root;
  }

  /** Largest |t| of correlated arms without a difference, ascending. */
  private static double[] draw(double[][] root, double freedom) {
    int arms = root.length;
    UniformRandomProvider random = new Seed(0).child("simultaneous t").generator();
    ContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(random);
    ContinuousSampler[] gammas = new ContinuousSampler[arms];
    for (int i = 0; i < arms; i++) {
      gammas[i] = AhrensDieterMarsagliaTsangGammaSampler.of(random, (freedom - i) / 2.0, 2);
    }
    double[] largest = new double[DRAWS];
    double[] mean = new double[arms];
    double[][] factor = new double[arms][arms];
    for (int draw = 0; draw < DRAWS; draw++) {
      for (int i = 0; i < arms; i++) {
        mean[i] = normal.sample();
        // Bartlett's decomposition of a Wishart matrix.
        for (int k = 0; k < i; k++) {
          factor[i][k] = normal.sample();
        }
        factor[i][i] = Math.sqrt(gammas[i].sample());
      }
      for (int i = 0; i < arms; i++) {
        double numerator = 0;
        double squares = 0;
        for (int k = 0; k <= i; k++) {
          numerator += root[i][k] * mean[k];
          double sum = 0;
          for (int j = k; j <= i; j++) {
            sum += root[i][j] * factor[j][k];
          }
          squares += sum * sum;
        }
        double t = Math.abs(numerator) / Math.sqrt(squares / freedom);
        largest[draw] = Math.max(largest[draw], t);
      }
    }
    Arrays.sort(largest);
    return largest;
  }
}

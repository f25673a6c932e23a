package dev.hone.data.table;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import dev.hone.base.Language;
import dev.hone.base.Seed;
import dev.hone.data.source.Catalogue;
import java.util.Arrays;
import java.util.List;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** What every scaling keeps. */
@RunWith(Parameterized.class)
public class ScalingContractTest {
  private static final Dataset DATA = Catalogue.find("two-moons").load(new Seed(1));

  private final Scaling scaling;

  public ScalingContractTest(Scaling scaling) {
    this.scaling = scaling;
  }

  @Parameters(name = "{0}")
  public static List<Scaling> scalings() {
    return Scalings.all();
  }

  @Test
  public void key_isReadBack_andNamesAreInBothLanguages() {
    assertEquals(scaling, Scalings.find("scaling", scaling.key()));
    for (Language language : Language.values()) {
      assertFalse(scaling.card().name().in(language).isEmpty());
      assertNotEquals(
          scaling.card().name().in(language), scaling.card().explanation().in(language));
    }
  }

  /** By the definition, worked out here from the raw numbers. */
  @Test
  public void features_haveTheSizeThatItPromises() {
    float[] scaled = Preprocessor.fit(DATA, scaling).transform(DATA);
    int rows = DATA.size();
    double[] mean = new double[2];
    double[][] product = new double[2][2];
    double[] least = {Double.MAX_VALUE, Double.MAX_VALUE};
    double[] most = {-Double.MAX_VALUE, -Double.MAX_VALUE};
    for (int i = 0; i < scaled.length; i++) {
      mean[i % 2] += scaled[i] / (double) rows;
      least[i % 2] = Math.min(least[i % 2], scaled[i]);
      most[i % 2] = Math.max(most[i % 2], scaled[i]);
    }
    for (int row = 0; row < rows; row++) {
      for (int a = 0; a < 2; a++) {
        for (int b = 0; b < 2; b++) {
          product[a][b] += (scaled[2 * row + a] - mean[a]) * (scaled[2 * row + b] - mean[b]) / rows;
        }
      }
    }
    switch (scaling.key()) {
      case "none" -> assertEquals(DATA.features()[3], scaled[3], 0);
      case "min-max" -> {
        assertEquals(0, least[0], 1e-6);
        assertEquals(1, most[1], 1e-6);
      }
      case "robust" -> {
        for (int feature = 0; feature < 2; feature++) {
          double[] sorted = new double[rows];
          for (int row = 0; row < rows; row++) {
            sorted[row] = scaled[2 * row + feature];
          }
          Arrays.sort(sorted);
          assertEquals(0, (sorted[rows / 2 - 1] + sorted[rows / 2]) / 2, 1e-6);
          // Of 400 sorted values the quartiles lie at 99.75 and 299.25.
          double low = sorted[99] + 0.75 * (sorted[100] - sorted[99]);
          double high = sorted[299] + 0.25 * (sorted[300] - sorted[299]);
          assertEquals(1, high - low, 1e-5);
        }
      }
      default -> {
        assertEquals(0, mean[0], 1e-5);
        assertEquals(1, product[0][0], 1e-4);
        assertEquals(1, product[1][1], 1e-4);
        assertEquals(scaling.key(), scaling.whitens(), Math.abs(product[0][1]) < 1e-4);
      }
    }
    if (scaling.key().equals("zca-whitening")) {
      assertTrue("close to its own", correlation(scaled, 0) > 0.9);
    }
  }

  private static double correlation(float[] scaled, int feature) {
    double[] raw = DATA.features();
    double x = 0;
    double y = 0;
    for (int i = feature; i < raw.length; i += 2) {
      x += raw[i] / (double) DATA.size();
      y += scaled[i] / (double) DATA.size();
    }
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int i = feature; i < raw.length; i += 2) {
      xy += (raw[i] - x) * (scaled[i] - y);
      xx += (raw[i] - x) * (raw[i] - x);
      yy += (scaled[i] - y) * (scaled[i] - y);
    }
    return xy / Math.sqrt(xx * yy);
  }
}

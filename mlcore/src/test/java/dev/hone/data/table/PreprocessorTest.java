package dev.hone.data.table;

import static java.util.Arrays.asList;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import dev.hone.base.JsonFields;
import dev.hone.base.Seed;
import dev.hone.data.Expect;
import java.util.Collections;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.Test;

public final class PreprocessorTest {
  private static final float NAN = Float.NaN;

  private static Dataset table(List<Column> columns, float[] features, float... targets) {
    Schema schema =
        new Schema("t", Task.REGRESSION, 0, columns, "y", Collections.emptyList(), false);
    return Dataset.regression(schema, targets.length, features, targets);
  }

  private static Dataset numbers(int columns, float... features) {
    Column[] list = new Column[columns];
    for (int i = 0; i < columns; i++) {
      list[i] = Column.numeric("x" + i);
    }
    return table(asList(list), features, new float[features.length / columns]);
  }

  @Test
  public void standard_byHand() {
    Preprocessor standard =
        Preprocessor.fit(numbers(2, 1, 10, 3, 10), Scalings.ALL.parse("standard"));
    assertArrayEquals(new float[] {-1, 0, 1, 0}, standard.transform(numbers(2, 1, 10, 3, 10)), 0);
    // A constant column stays 0, also for values never seen.
    assertArrayEquals(new float[] {4, 0, 0, 0}, standard.transform(numbers(2, 6, 99, NAN, NAN)), 0);
  }

  @Test
  public void minMax_byHand() {
    Preprocessor minMax = Preprocessor.fit(numbers(1, 2, 6, 4), Scalings.ALL.parse("min-max"));
    assertArrayEquals(new float[] {0, 1, 0.5f, -0.5f}, minMax.transform(numbers(1, 2, 6, 4, 0)), 0);
  }

  @Test
  public void minMaxOfOtherEnds_byHand() {
    Scaling ends = Scalings.ALL.parse("min-max(-1, 1)");
    Preprocessor minMax = Preprocessor.fit(numbers(1, 2, 6, 4), ends);
    assertArrayEquals(new float[] {-1, 1, 0, -2}, minMax.transform(numbers(1, 2, 6, 4, 0)), 0);
    assertEquals("min-max(low=-1, high=1)", ends.key());
    assertEquals(ends, Scalings.find("scaling", ends.key()));
    assertEquals("min-max", Scalings.ALL.parse("min-max(0, 1)").key());
    Expect.error(() -> Scalings.ALL.parse("min-max(1, 1)"), "numbers above 1");
  }

  /** Median 4, quartiles 2.5 and 5.5, as numpy.percentile has them; the outlier changes neither. */
  @Test
  public void robust_byHand() {
    Preprocessor robust =
        Preprocessor.fit(numbers(1, 1, 2, 3, 4, 5, 6, 9999), Scalings.ALL.parse("robust"));
    assertArrayEquals(
        new float[] {-1, 0, 1, 3331.6667f, 0},
        robust.transform(numbers(1, 1, 4, 7, 9999, NAN)),
        1e-3f);
    // A column that is mostly 0 has no distance between its quartiles: its deviation, 3, instead.
    Preprocessor sparse =
        Preprocessor.fit(numbers(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 10), Scalings.ALL.parse("robust"));
    assertArrayEquals(new float[] {0, 2}, sparse.transform(numbers(1, 0, 6)), 1e-6f);
  }

  /** The level "rare" stands in the schema, but in no row that was trained on. */
  @Test
  public void aLevelThatNoTrainingRowHas_isLikeAMissingOne() {
    List<Column> columns =
        asList(new Column("c", asList("green", "rare", "red")), Column.numeric("a"));
    for (Scaling scaling : Scalings.all()) {
      Preprocessor p =
          Preprocessor.fit(
              table(columns, new float[] {0, 1, 2, 5, 0, 2, 2, 4}, 0, 0, 0, 0), scaling);
      float[] rare = p.transform(table(columns, new float[] {1, 3}, 0));
      float[] missing = p.transform(table(columns, new float[] {NAN, 3}, 0));
      assertArrayEquals(scaling.key(), missing, rare, 0);
    }
  }

  @Test
  public void none_fillsWithTheTrainingMean() {
    Preprocessor none = Preprocessor.fit(numbers(2, 2, NAN, 6, NAN), Scalings.ALL.parse("none"));
    assertArrayEquals(new float[] {4, 0, 100, 5}, none.transform(numbers(2, NAN, NAN, 100, 5)), 0);
  }

  @Test
  public void categories_oneHot_missingIsAllZero() {
    List<Column> columns = asList(new Column("sex", asList("f", "m")), Column.numeric("age"));
    Preprocessor p =
        Preprocessor.fit(
            table(columns, new float[] {0, 20, 1, 40}, 0, 0), Scalings.ALL.parse("standard"));
    assertEquals(3, p.width());
    assertEquals(asList("sex=f", "sex=m", "age"), p.featureNames());
    assertArrayEquals(
        new float[] {0, 1, -1, 0, 0, 0},
        p.transform(table(columns, new float[] {1, 20, NAN, 30}, 0, 0)),
        0);
  }

  @Test
  public void sequences_statisticsOverRowsAndSteps() {
    Schema schema =
        new Schema(
            "s",
            Task.REGRESSION,
            2,
            asList(Column.numeric("a"), Column.numeric("b")),
            "y",
            Collections.emptyList(),
            false);
    Dataset data =
        Dataset.regression(schema, 2, new float[] {1, 0, 1, 2, 3, 0, 3, 2}, new float[2]);
    Preprocessor p = Preprocessor.fit(data, Scalings.ALL.parse("standard"));
    assertArrayEquals(new float[] {-1, -1, -1, 1, 1, -1, 1, 1}, p.transform(data), 0);
  }

  @Test
  public void targets_standardisedAndBack() {
    Dataset data = table(asList(Column.numeric("x")), new float[2], 10, 14);
    Preprocessor p = Preprocessor.fit(data, Scalings.ALL.parse("none"));
    assertArrayEquals(new float[] {-1, 1}, p.transformTargets(data), 0);
    assertEquals(16, p.inverseTarget(2), 0);
    assertEquals(2, p.targetScale(), 0);
    Dataset constant = table(asList(Column.numeric("x")), new float[2], 5, 5);
    assertArrayEquals(
        new float[] {0, 0},
        Preprocessor.fit(constant, Scalings.ALL.parse("none")).transformTargets(constant),
        0);
  }

  @Test
  public void fit_seesOnlyTheTrainingRows() {
    Dataset all = numbers(1, 1, 3, 1_000_000);
    Preprocessor p = Preprocessor.fit(all.subset(new int[] {0, 1}), Scalings.ALL.parse("standard"));
    Preprocessor same = Preprocessor.fit(numbers(1, 1, 3), Scalings.ALL.parse("standard"));
    assertEquals(same.toJson(), p.toJson());
    assertArrayEquals(new float[] {-1, 1, 999_998}, p.transform(all), 0);
  }

  /** Three correlated columns, one constant, and one category (whose two features sum to 1). */
  private static Dataset correlated() {
    UniformRandomProvider random = new Seed(5).generator();
    int size = 500;
    float[] features = new float[size * 5];
    for (int row = 0; row < size; row++) {
      float a = random.nextFloat();
      float b = random.nextFloat();
      features[5 * row] = 1000 * a;
      features[5 * row + 1] = a + 0.5f * b;
      features[5 * row + 2] = b - 0.3f * a + 0.1f * random.nextFloat();
      features[5 * row + 3] = 7;
      features[5 * row + 4] = a > 0.6 ? 1 : 0;
    }
    List<Column> columns =
        asList(
            Column.numeric("a"),
            Column.numeric("b"),
            Column.numeric("c"),
            Column.numeric("d"),
            new Column("e", asList("low", "high")));
    return table(columns, features, new float[size]);
  }

  private static double[][] covariance(float[] values, int width) {
    int rows = values.length / width;
    double[] mean = new double[width];
    for (int i = 0; i < values.length; i++) {
      mean[i % width] += (double) values[i] / rows;
    }
    double[][] result = new double[width][width];
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < width; i++) {
        for (int j = 0; j < width; j++) {
          result[i][j] +=
              (values[row * width + i] - mean[i]) * (values[row * width + j] - mean[j]) / rows;
        }
      }
    }
    return result;
  }

  @Test
  public void pca_covarianceIsTheIdentity_whereThereIsVariance() {
    Dataset data = correlated();
    Preprocessor pca = Preprocessor.fit(data, Scalings.ALL.parse("pca-whitening"));
    assertEquals(6, pca.width());
    assertEquals("pc1", pca.featureNames().get(0));
    double[][] covariance = covariance(pca.transform(data), 6);
    for (int i = 0; i < 6; i++) {
      for (int j = 0; j < 6; j++) {
        // Four directions carry variance; the constant and the category's second feature do not.
        assertEquals(i == j && i < 4 ? 1 : 0, covariance[i][j], 1e-4);
      }
    }
  }

  @Test
  public void zca_covarianceIsTheIdentity_andFeaturesStayThemselves() {
    UniformRandomProvider random = new Seed(6).generator();
    float[] features = new float[3 * 400];
    for (int row = 0; row < 400; row++) {
      float common = random.nextFloat();
      for (int i = 0; i < 3; i++) {
        features[3 * row + i] = 100 * i + common + random.nextFloat();
      }
    }
    Dataset data = numbers(3, features);
    Preprocessor zca = Preprocessor.fit(data, Scalings.ALL.parse("zca-whitening"));
    float[] whitened = zca.transform(data);
    double[][] covariance = covariance(whitened, 3);
    double[] together = new double[3];
    float[] standard = Preprocessor.fit(data, Scalings.ALL.parse("standard")).transform(data);
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        assertEquals(i == j ? 1 : 0, covariance[i][j], 1e-4);
      }
      for (int row = 0; row < 400; row++) {
        together[i] += whitened[3 * row + i] * standard[3 * row + i] / 400.0;
      }
      assertEquals("x" + i, zca.featureNames().get(i));
      assertEquals(0.95, together[i], 0.05);
    }
  }

  @Test
  public void pca_twoColumns_byHand() {
    // Standardised both columns are (-1, 1): correlation 1, one component of variance 2.
    Preprocessor pca =
        Preprocessor.fit(numbers(2, 0, 0, 2, 4), Scalings.ALL.parse("pca-whitening"));
    assertArrayEquals(new float[] {-1, 0, 1, 0}, pca.transform(numbers(2, 0, 0, 2, 4)), 1e-6f);
  }

  @Test
  public void json_roundTripToTheBit() {
    for (Scaling scaling : Scalings.all()) {
      Dataset data = correlated();
      Preprocessor p = Preprocessor.fit(data, scaling);
      Preprocessor back =
          Preprocessor.fromJson(JsonFields.parse("preprocessor", p.toJson().toString()));
      assertArrayEquals(p.transform(data), back.transform(data), 0);
      assertEquals(p.schema(), back.schema());
      assertEquals(p.toJson(), back.toJson());
    }
  }

  @Test
  public void json_errorsNameTheField() {
    String text =
        Preprocessor.fit(numbers(2, 1, 2, 3, 4), Scalings.ALL.parse("standard"))
            .toJson()
            .toString();
    Expect.error(
        () ->
            Preprocessor.fromJson(
                JsonFields.parse("p", text.replace("\"shift\":[2.0,", "\"shift\":["))),
        "the number of values in shift is 1; allowed are 2");
    Expect.error(
        () -> Preprocessor.fromJson(JsonFields.parse("p", text.replace("\"standard\"", "\"log\""))),
        "scaling is \"log\"",
        "zca-whitening");
    Expect.error(
        () -> Preprocessor.fromJson(JsonFields.parse("p", text.replace("\"x1\"", "\"x0\""))),
        "two columns named \"x0\"");
    Expect.error(
        () -> Preprocessor.fromJson(JsonFields.parse("p", text.replace("\"fill\"", "\"full\""))),
        "fill");
  }

  @Test
  public void transform_otherColumns() {
    Preprocessor p = Preprocessor.fit(numbers(2, 1, 2, 3, 4), Scalings.ALL.parse("standard"));
    Expect.error(() -> p.transform(numbers(1, 1, 2)), "columns or steps");
  }
}

package dev.hone.spec;

import dev.hone.data.source.Catalogue;
import dev.hone.data.source.LoadedData;
import dev.hone.nn.family.Families;
import dev.hone.nn.family.Family;
import dev.hone.regularizers.Regularizers;
import dev.hone.stats.Looks;
import java.util.ArrayList;
import java.util.List;

/** What is compared when nobody says anything else: the one place for these numbers. */
public final class Defaults {
  /** The data of the first experiment. */
  public static final String DATA = "breast-cancer";

  /**
   * Long enough for the wrong labels to be learnt by heart, which is what regularisation is
   * against.
   */
  static final int EPOCHS = 100;

  /** When a number is wanted. */
  public static final int REPEATS = 5;

  /** The default comparison ends by then, at the look before. */
  static final double MINUTES = 2;

  private static final double LEAST_TEST = 0.1;
  private static final double ENOUGH_TEST_ROWS = 30;

  public static final long SEED = 1;

  private Defaults() {}

  /**
   * The embedded first experiment: real data at its difficult setting, an MLP, seven arms, repeats
   * until decided.
   */
  public static ExperimentSpec spec() {
    return spec(plan());
  }

  /**
   * The share of test rows for repeats until decided. Many repeats with small test parts have less
   * in common (c = 1/9 for a tenth) than with large ones (1/3 for a quarter), and so tell more;
   * measured in docs/statistics.md. But some {@value #ENOUGH_TEST_ROWS} rows there should be.
   *
   * @param grouped whether rows of a group stay together: then a tenth may be one group
   */
  public static double testFraction(int rows, boolean grouped) {
    double most = DataSettings.DEFAULT_TEST_FRACTION;
    return grouped ? most : Math.min(most, Math.max(LEAST_TEST, ENOUGH_TEST_ROWS / rows));
  }

  /** The first experiment with another plan. */
  public static ExperimentSpec spec(Plan plan) {
    DataSettings data = DataSettings.of(DATA).withDifficulty(Catalogue.find(DATA).difficulty());
    if (plan.untilDecided()) {
      data = data.withTestFraction(LEAST_TEST);
    }
    return new ExperimentSpec(
        data,
        model(Families.usual(false)),
        TrainingSettings.defaults().withEpochs(EPOCHS),
        null,
        arms(true),
        plan,
        SEED);
  }

  /** Repeats until decided, within two minutes. */
  public static Plan plan() {
    return Plan.untilDecided(Looks.MOST, MINUTES);
  }

  /** A family with the layers that it has when nothing is said. */
  public static ModelSettings model(Family family) {
    return ModelSettings.of(family, family.hidden());
  }

  /** The family that suits data: recurrent for sequences and series. */
  public static Family family(LoadedData data) {
    return Families.usual(data.dataset().schema().steps() > 0);
  }

  /** The arms that are compared by default. */
  public static List<Arm> arms(boolean classification) {
    List<Arm> arms = new ArrayList<>();
    for (String text : Regularizers.firstCompared(classification)) {
      arms.add(Arm.parse(text));
    }
    return arms;
  }
}

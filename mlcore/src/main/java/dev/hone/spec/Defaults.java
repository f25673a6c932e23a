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

  /**
   * For repeats until decided: of many repeats with small test parts less is in common (c = 1/9)
   * than of those with a quarter (1/3), so that they tell more; measured in docs/verdicts.md.
   */
  static final double SMALL_TEST = 0.1;

  public static final long SEED = 1;

  private Defaults() {}

  /**
   * The embedded first experiment: real data at its difficult setting, an MLP, seven arms, repeats
   * until decided.
   */
  public static ExperimentSpec spec() {
    return spec(plan());
  }

  /** The first experiment with another plan. */
  public static ExperimentSpec spec(Plan plan) {
    DataSettings data = DataSettings.of(DATA).withDifficulty(Catalogue.find(DATA).difficulty());
    if (plan.untilDecided()) {
      data = data.withTestFraction(SMALL_TEST);
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

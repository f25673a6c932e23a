package dev.hone.spec;

import dev.hone.data.source.Catalogue;
import dev.hone.data.source.LoadedData;
import dev.hone.nn.family.Families;
import dev.hone.nn.family.Family;
import dev.hone.regularizers.Regularizers;
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

  public static final int REPEATS = 5;
  public static final long SEED = 1;

  private Defaults() {}

  /**
   * The embedded first experiment: real data at its difficult setting, an MLP, seven arms, five
   * repeats.
   */
  public static ExperimentSpec spec() {
    DataSettings data = DataSettings.of(DATA).withDifficulty(Catalogue.find(DATA).difficulty());
    return new ExperimentSpec(
        data,
        model(Families.usual(false)),
        TrainingSettings.defaults().withEpochs(EPOCHS),
        arms(true),
        REPEATS,
        SEED);
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

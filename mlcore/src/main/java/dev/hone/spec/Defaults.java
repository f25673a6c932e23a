package dev.hone.spec;

import dev.hone.data.source.Catalogue;
import dev.hone.data.source.LoadedData;
import dev.hone.nn.ModelSpec;
import java.util.ArrayList;
import java.util.List;

/** What is compared when nobody says anything else: the one place for these numbers. */
public final class Defaults {
  /** The data of the first experiment. */
  public static final String DATA = "biopsy";

  /**
   * Long enough for the wrong labels to be learnt by heart, which is what regularisation is
   * against.
   */
  static final int EPOCHS = 100;

  public static final int REPEATS = 5;
  public static final long SEED = 1;

  private static final List<String> ARMS =
      List.of(
          "none",
          "l2=0.1",
          "l1=0.01",
          "dropout=0.5",
          "batch-norm",
          "early-stopping=10",
          "label-smoothing=0.2");

  private Defaults() {}

  /**
   * The embedded first experiment: real data at its difficult setting, an MLP, seven arms, five
   * seeds.
   */
  public static ExperimentSpec spec() {
    DataSettings data = DataSettings.of(DATA).withDifficulty(Catalogue.find(DATA).difficulty());
    return new ExperimentSpec(
        data,
        model(ModelSpec.Kind.MLP),
        TrainingSettings.defaults().withEpochs(EPOCHS),
        arms(true),
        REPEATS,
        SEED);
  }

  /** The layers that a kind of model has by default; large enough to learn small data by heart. */
  public static ModelSettings model(ModelSpec.Kind kind) {
    return ModelSettings.of(kind, kind == ModelSpec.Kind.MLP ? List.of(64, 64) : List.of(32));
  }

  /** The kind of model that suits data: recurrent for sequences and series. */
  public static ModelSpec.Kind kind(LoadedData data) {
    return data.dataset().schema().steps() > 0 ? ModelSpec.Kind.LSTM : ModelSpec.Kind.MLP;
  }

  /**
   * The arms that are compared by default.
   *
   * @param classification label smoothing is for classes; in its place regression gets input noise
   */
  public static List<Arm> arms(boolean classification) {
    List<Arm> arms = new ArrayList<>();
    for (String text : ARMS) {
      arms.add(
          Arm.parse(
              !classification && text.startsWith("label-smoothing") ? "input-noise=0.1" : text));
    }
    return arms;
  }
}

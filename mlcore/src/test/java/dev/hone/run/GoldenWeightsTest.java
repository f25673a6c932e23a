package dev.hone.run;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.hone.base.Hash;
import dev.hone.base.InvalidInputException;
import dev.hone.data.source.Difficulty;
import dev.hone.exec.JavaExecutor;
import dev.hone.nn.family.Families;
import dev.hone.spec.Arm;
import dev.hone.spec.DataSettings;
import dev.hone.spec.Defaults;
import dev.hone.spec.ExperimentSpec;
import dev.hone.spec.ModelSettings;
import dev.hone.spec.TrainingSettings;
import dev.hone.train.TrainingListener;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.Test;

/** Every regularizer in every family gives the weights that it gave before, to the bit. */
public class GoldenWeightsTest {
  private static final int EPOCHS = 3;
  private static final int BATCH = 16;
  private static final double TRAIN_FRACTION = 0.2;

  @Test
  public void weights_areThoseOfTheFile() throws IOException {
    List<String> lines;
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                GoldenWeightsTest.class.getResourceAsStream("golden-weights.txt"),
                StandardCharsets.UTF_8))) {
      lines = reader.lines().filter(line -> !line.startsWith("#")).collect(Collectors.toList());
    }
    assertEquals(130, lines.size());
    List<String> wrong = new ArrayList<>();
    for (String line : lines) {
      String[] words = line.split(" ", -1);
      String hash = hash(words[0], words[1], words[2].equals("residual"), words[3]);
      if (!hash.equals(words[4])) {
        wrong.add(line + ", but now " + hash);
      }
    }
    assertTrue(String.join("\n", wrong), wrong.isEmpty());
  }

  private static String hash(String family, String data, boolean residual, String arm) {
    DataSettings settings = DataSettings.of(data).withDifficulty(new Difficulty(TRAIN_FRACTION, 0));
    ModelSettings usual =
        ModelSettings.of(Families.of("family", family.toLowerCase(Locale.ROOT)), List.of(6, 5));
    ModelSettings model =
        new ModelSettings(
            usual.family(), usual.hidden(), usual.activation(), usual.initializer(), residual);
    TrainingSettings from = TrainingSettings.defaults();
    TrainingSettings training =
        new TrainingSettings(
            null,
            EPOCHS,
            BATCH,
            from.optimizer(),
            from.learningRate(),
            from.schedule(),
            from.clipping());
    try {
      ModelTraining.Outcome outcome =
          new ModelTraining(
                  new ExperimentSpec(
                      settings, model, training, List.of(Arm.parse(arm)), 1, Defaults.SEED))
              .run(new JavaExecutor(), TrainingListener.NONE, () -> false, null, 1e9);
      return hash(outcome.model().weights());
    } catch (InvalidInputException e) {
      return "refused";
    }
  }

  private static String hash(Map<String, float[]> weights) {
    MessageDigest digest = Hash.sha256();
    new TreeMap<>(weights)
        .forEach(
            (name, values) -> {
              digest.update(name.getBytes(StandardCharsets.UTF_8));
              ByteBuffer bytes =
                  ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
              bytes.asFloatBuffer().put(values);
              digest.update(bytes.array());
            });
    return Hash.hex(digest.digest()).substring(0, 16);
  }
}

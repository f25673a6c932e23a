package dev.hone.app.ui.model;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.hone.data.table.Column;
import dev.hone.nn.family.LstmFamily;
import dev.hone.nn.family.MlpFamily;
import dev.hone.trained.TrainedModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What training saw of each input. */
public class KnownInputTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void rangeAndUnit_ofAFileOfOnesOwn_alsoAfterTheModelWasWritten() throws Exception {
    StringBuilder text = new StringBuilder("weight,seen,kind,sort\n");
    for (int i = 0; i < 60; i++) {
      text.append(10 + i % 7).append(" kg,").append(String.format("2024-01-%02d", 1 + i % 31));
      text.append(i % 3 == 0 ? ",a," : ",b,").append(i % 2 == 0 ? "x" : "y").append('\n');
    }
    Path file = folder.newFile("mine.csv").toPath();
    Files.writeString(file, text.toString());
    TrainedModel model = Trained.model(Trained.spec(file.toString(), new MlpFamily(), 1));
    Path written = folder.getRoot().toPath().resolve("model.safetensors");
    model.write(written);

    List<KnownInput> inputs = KnownInput.of(TrainedModel.read(written));
    assertEquals(
        model.schema().columns(),
        inputs.stream().map(KnownInput::column).collect(Collectors.toList()));
    KnownInput weight = inputs.get(0);
    assertEquals("weight (kg)", weight.name());
    assertEquals(10, weight.low(), 0);
    assertEquals(16, weight.high(), 0);
    KnownInput days = inputs.get(1);
    assertEquals("seen.days", days.column().name());
    assertEquals(30, days.high() - days.low(), 0); // the whole of January
    KnownInput kind = inputs.get(inputs.size() - 1);
    assertEquals(List.of("a", "b"), kind.column().levels());
    assertFalse(kind.hasRange());
  }

  @Test
  public void aSeriesHasTheRangeOfItsValues() {
    KnownInput wave =
        KnownInput.of(Trained.model(Trained.spec("noisy-sine", new LstmFamily(), 1))).get(0);
    assertTrue(wave.low() < -1 && wave.low() > -3);
    assertTrue(wave.high() > 1 && wave.high() < 3);
  }

  @Test
  public void farIsHalfARangeBeyondIt() {
    KnownInput input = new KnownInput(Column.numeric("x"), 2, 6, "");
    assertFalse(input.isFar(0));
    assertFalse(input.isFar(8));
    assertTrue(input.isFar(-0.01));
    assertTrue(input.isFar(8.01));
    assertFalse(input.isFar(Double.NaN));
    assertFalse(new KnownInput(Column.numeric("x"), Double.NaN, Double.NaN, "").isFar(1e9));
  }

  @Test
  public void valuesAreShownWithoutExponents() {
    assertEquals("0", KnownInput.shown(-0.0));
    assertEquals("1680", KnownInput.shown(1680));
    assertEquals("0.333333", KnownInput.shown(1 / 3.0));
    assertEquals("0.0000001", KnownInput.shown(1e-7));
  }
}

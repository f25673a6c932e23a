package dev.hone.app.ui.experiments;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;

import dev.hone.app.App;
import dev.hone.app.data.ExperimentEntity;
import dev.hone.app.data.ExperimentState;
import dev.hone.compare.Comparison;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

/** How much a card reads. */
public class GlanceReaderTest {
  private final List<String> read = new ArrayList<>();
  private Comparison result;
  private final GlanceReader reader =
      new GlanceReader(
          id -> {
            read.add("result " + id);
            return result;
          },
          id -> 1000 + id,
          (id, stride) -> {
            read.add("every " + stride + " of " + id);
            return List.of();
          });

  private static ExperimentEntity experiment(int epochs, ExperimentState state) {
    ExperimentEntity one = new ExperimentEntity();
    one.id = 3;
    one.state = state;
    one.spec = App.spec("iris", epochs, 2, "none", "l2=0.1").toJson().toString();
    return one;
  }

  @Test
  public void sixtyPointsAreEnough_andFewAreAllRead() {
    reader.read(experiment(600, ExperimentState.RUNNING));
    reader.read(experiment(59, ExperimentState.RUNNING));
    assertEquals(List.of("every 10 of 3", "every 1 of 3"), read);
  }

  @Test
  public void theResultIsReadOnceItIsThere_andMayBeLost() {
    assertNull(reader.read(experiment(60, ExperimentState.PAUSED)).figure());
    assertEquals(List.of("every 1 of 3"), read);
    assertNull(reader.read(experiment(60, ExperimentState.FINISHED)).figure());
    result = App.compare(App.spec("iris", 2, 2, "none", "l2=0.1"));
    assertNotNull(reader.read(experiment(60, ExperimentState.FINISHED)).figure());
  }

  @Test
  public void onlyWhatIsFinishedHasEnded() {
    assertEquals(1003, reader.read(experiment(60, ExperimentState.FINISHED)).ended());
    assertEquals(0, reader.read(experiment(60, ExperimentState.RUNNING)).ended());
  }
}

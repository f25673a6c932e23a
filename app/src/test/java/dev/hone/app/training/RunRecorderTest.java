package dev.hone.app.training;

import static org.junit.Assert.assertEquals;

import androidx.test.ext.junit.runners.AndroidJUnit4;
import dev.hone.app.App;
import dev.hone.app.data.HoneDatabase;
import dev.hone.spec.ExperimentSpec;
import java.util.ArrayList;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;

/** What is told of an experiment that is taken up again. */
@RunWith(AndroidJUnit4.class)
public class RunRecorderTest {
  @Rule public final App app = new App();

  /** One of four runs was made in a hundred seconds, before the pause: three to come. */
  @Test
  public void thePaceIsOfAllThatWasTrained_beforeThePauseToo() {
    ExperimentSpec spec = App.spec("iris", 10, 2, "none", "l2=0.1");
    long id = app.create("Paused", spec);
    List<Done> told = new ArrayList<>();
    app.run(
        () -> {
          HoneDatabase database = app.container().database();
          recorder(id, spec, new ArrayList<>()).flush();
          database.runs().finish(database.runs().find(id, 0, 0).id, 10, 0.9, 0.3, 100);
          database.experiments().addSeconds(id, 100);
          recorder(id, spec, told).flush();
        });
    assertEquals(1, told.size());
    assertEquals(25, told.get(0).percent());
    assertEquals(300, told.get(0).secondsLeft(), 1e-6);
  }

  private RunRecorder recorder(long id, ExperimentSpec spec, List<Done> told) {
    return new RunRecorder(
        app.container().database(),
        app.container().experiments(),
        app.container().experiments().find(id),
        spec,
        told::add);
  }
}

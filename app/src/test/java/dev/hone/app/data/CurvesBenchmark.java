package dev.hone.app.data;

import static org.junit.Assert.assertEquals;

import android.app.Application;
import android.content.Context;
import androidx.test.core.app.ApplicationProvider;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import dev.hone.app.Experiment;
import dev.hone.compare.Comparison;
import dev.hone.spec.ExperimentSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.Assert;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.annotation.Config;

/**
 * How long the comparison's reads take with 100,000 epochs in the database: 7 settings, 10 repeats,
 * 1,430 epochs each. Not a test (its name keeps it out of the default run); by hand with
 *
 * <pre>
 * mvn -o -pl mlcore,models,desktop/tflite,tools/apk-maven-plugin,app test -Dtest=CurvesBenchmark
 *     -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
@RunWith(AndroidJUnit4.class)
@Config(application = Application.class) // the app's own would open the database too
public class CurvesBenchmark {
  private static final int ARMS = 7;
  private static final int REPEATS = 10;
  private static final int EPOCHS = 1430;
  private static final int ROUNDS = 9;

  private final Context context = ApplicationProvider.getApplicationContext();

  @Test
  public void compareReads() throws Exception {
    context.deleteDatabase(HoneDatabase.NAME);
    AppFiles files = new AppFiles(context.getFilesDir(), context.getCacheDir());
    HoneDatabase database = new OpenedDatabase(context, files, Assert::fail).database();
    Experiments experiments =
        new Experiments(database, files, new Datasets(database.datasets(), files));
    ExecutorService io = Executors.newSingleThreadExecutor();
    try {
      ExperimentSpec spec = Experiment.spec(5);
      Comparison result = Experiment.run(spec);
      long id = io.submit(() -> fill(database, experiments, spec, result)).get();
      for (String setup : new String[] {"first", "again"}) {
        long[] curves = new long[ROUNDS];
        long[] all = new long[ROUNDS];
        long[] live = new long[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
          curves[round] = millis(io, () -> experiments.curves(id, EPOCHS).size());
          live[round] = millis(io, () -> database.runs().curves(id, 1).size());
          all[round] =
              millis(
                  io,
                  () -> {
                    experiments.find(id);
                    experiments.summary(id);
                    return experiments.curves(id, EPOCHS).size();
                  });
        }
        System.out.printf(
            "%s: curves %s ms, every epoch %s ms, all that Compare reads %s ms%n",
            setup, Arrays.toString(curves), Arrays.toString(live), Arrays.toString(all));
      }
      database.close();
      long[] open = new long[ROUNDS];
      for (int round = 0; round < ROUNDS; round++) {
        HoneDatabase again = new OpenedDatabase(context, files, Assert::fail).database();
        open[round] = millis(io, () -> again.getOpenHelper().getWritableDatabase());
        again.close();
      }
      System.out.printf("opening, with SQLite's check: %s ms%n", Arrays.toString(open));
    } finally {
      io.shutdown();
      database.close();
    }
  }

  private static long millis(ExecutorService io, Callable<?> reading) throws Exception {
    return io.submit(
            () -> {
              long begin = System.nanoTime();
              reading.call();
              return (System.nanoTime() - begin) / 1_000_000;
            })
        .get();
  }

  private static long fill(
      HoneDatabase database, Experiments experiments, ExperimentSpec spec, Comparison result)
      throws Exception {
    long id = experiments.create("Large", null, spec, 1);
    List<RunEntity> runs = new ArrayList<>();
    for (int arm = 0; arm < ARMS; arm++) {
      for (int repeat = 0; repeat < REPEATS; repeat++) {
        RunEntity run = new RunEntity();
        run.experimentId = id;
        run.arm = arm;
        run.repeat = repeat;
        runs.add(run);
      }
    }
    database.runs().insert(runs);
    Random random = new Random(1);
    for (RunEntity run : database.runs().ofExperiment(id)) {
      List<EpochEntity> epochs = new ArrayList<>();
      for (int epoch = 1; epoch <= EPOCHS; epoch++) {
        EpochEntity entity = new EpochEntity();
        entity.runId = run.id;
        entity.epoch = epoch;
        entity.trainLoss = random.nextDouble();
        entity.trainMetric = random.nextDouble();
        entity.validationLoss = random.nextDouble();
        entity.validationMetric = random.nextDouble();
        epochs.add(entity);
      }
      database.runs().putEpochs(epochs);
    }
    assertEquals(ARMS * REPEATS * EPOCHS, database.runs().countEpochs(id));
    experiments.finish(experiments.find(id), result);
    return id;
  }
}

package dev.hone.app.data;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;
import static org.junit.Assert.fail;

import android.app.Application;
import android.content.Context;
import android.database.Cursor;
import android.database.sqlite.SQLiteDatabase;
import androidx.test.core.app.ApplicationProvider;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import dev.hone.base.Language;
import dev.hone.data.csv.TableOptions;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.Assert;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.annotation.Config;

/**
 * A database of every version that there ever was opens in this one, and keeps its rows. A new
 * version needs its exported schema, its migrations, and here rows of the version before it.
 */
@RunWith(AndroidJUnit4.class)
@Config(application = Application.class) // the app's own would open the database too
public class MigrationTest {
  /** Rows as each version wrote them. */
  private static final Map<Integer, Consumer<SQLiteDatabase>> ROWS =
      new TreeMap<>(
          Map.of(
              1,
              MigrationTest::rowsOfVersion1,
              2,
              MigrationTest::rowsOfVersion2,
              3,
              MigrationTest::rowsOfVersion3,
              4,
              MigrationTest::rowsOfVersion4));

  private final Context context = ApplicationProvider.getApplicationContext();
  private final AppFiles files = new AppFiles(context.getFilesDir(), context.getCacheDir());

  @Before
  public void without() {
    context.deleteDatabase(HoneDatabase.NAME);
  }

  private static void rowsOfVersion1(SQLiteDatabase database) {
    database.execSQL(
        "INSERT INTO datasets VALUES (3, 'my.csv', '12/my.csv', '12', 'kind', 'regression', 9, 4,"
            + " 7)");
    database.execSQL(
        "INSERT INTO experiments (id, name, datasetId, spec, state, waitReason, queuePosition,"
            + " totalRuns, finishedRuns, trainingSeconds, createdAt, message, bestArm, headline,"
            + " deletedAt) VALUES (5, 'Old', 3, '{}', 'WAITING', 'HOT', 2, 6, 1, 1.5, 8, 'it is"
            + " gone', 'l2', 'l2 is better.', 77)");
    rowsBeside(database);
  }

  private static void rowsOfVersion2(SQLiteDatabase database) {
    database.execSQL(
        "INSERT INTO datasets VALUES (3, 'my.csv', '12/my.csv', '12', 'kind', 'regression', 9, 4,"
            + " 7)");
    database.execSQL(
        "INSERT INTO experiments (id, name, datasetId, spec, state, waitReason, queuePosition,"
            + " totalRuns, finishedRuns, trainingSeconds, createdAt, message, bestArm, deletedAt)"
            + " VALUES (5, 'Old', 3, '{}', 'WAITING', 'HOT', 2, 6, 1, 1.5, 8, 'it is gone', 'l2',"
            + " 77)");
    rowsBeside(database);
  }

  private static void rowsOfVersion3(SQLiteDatabase database) {
    database.execSQL(
        "INSERT INTO datasets VALUES (3, 'my.csv', '12/my.csv', '12', 'kind', 'regression', 9, 4,"
            + " 7, '{}')");
    database.execSQL(
        "INSERT INTO experiments (id, name, datasetId, spec, state, waitReason, queuePosition,"
            + " totalRuns, finishedRuns, trainingSeconds, createdAt, message, bestArm, deletedAt)"
            + " VALUES (5, 'Old', 3, '{}', 'WAITING', 'HOT', 2, 6, 1, 1.5, 8, 'it is gone', 'l2',"
            + " 77)");
    rowsBeside(database);
  }

  private static void rowsOfVersion4(SQLiteDatabase database) {
    database.execSQL(
        "INSERT INTO datasets VALUES (3, 'my.csv', '12/my.csv', '12', 'kind', 'regression', 9, 4,"
            + " 7, '{}')");
    database.execSQL(
        "INSERT INTO experiments (id, name, datasetId, spec, state, waitReason, queuePosition,"
            + " totalRuns, finishedRuns, trainingSeconds, createdAt, message, deletedAt)"
            + " VALUES (5, 'Old', 3, '{}', 'WAITING', 'HOT', 2, 6, 1, 1.5, 8, 'it is gone', 77)");
    rowsBeside(database);
  }

  private static void rowsBeside(SQLiteDatabase database) {
    database.execSQL(
        "INSERT INTO runs (id, experimentId, arm, repeat, armName, epochs, finished, testMetric,"
            + " testLoss, seconds) VALUES (11, 5, 0, 0, 'none', 2, 1, 0.5, NULL, 0.25)");
    database.execSQL("INSERT INTO epochs VALUES (11, 1, 0.75, 0.5, NULL, NULL)");
    database.execSQL("INSERT INTO epochs VALUES (11, 2, 0.25, 0.5, 0.125, 1)");
    database.execSQL("INSERT INTO model_files VALUES (1, 5, 0, 'model-0.safetensors', 'ab', 99)");
  }

  @Test
  public void everyVersion_opensAndKeepsItsRows() throws IOException {
    for (int version : ExportedSchemas.versions()) {
      context.deleteDatabase(HoneDatabase.NAME);
      try (SQLiteDatabase old = ExportedSchemas.create(context, version)) {
        ROWS.get(version).accept(old);
      }
      String message = "version " + version + " is taken for a damaged one: ";
      HoneDatabase database =
          new OpenedDatabase(context, files, aside -> fail(message + aside)).database();
      try {
        ask(
            () -> {
              ExperimentEntity experiment = database.experiments().find(5);
              assertEquals("Old", experiment.name);
              assertEquals(ExperimentState.WAITING, experiment.state);
              assertEquals(WaitReason.HOT, experiment.waitReason);
              assertEquals("{}", experiment.spec);
              assertEquals(2, experiment.queuePosition);
              assertEquals(6, experiment.totalRuns);
              assertEquals(1, experiment.finishedRuns);
              assertEquals(1.5, experiment.trainingSeconds, 0);
              assertEquals(8, experiment.createdAt);
              assertEquals((Long) 77L, experiment.deletedAt);
              assertEquals("it is gone", experiment.message.in(Language.ZH));
              assertEquals("my.csv", database.datasets().find(experiment.datasetId).name);
              assertEquals(
                  TableOptions.defaults().withTarget("kind"),
                  database.datasets().find(experiment.datasetId).options());
              assertEquals(2, database.runs().countEpochs(5));
              assertEquals("ab", database.runs().model(5, 0).sha256);
              assertEquals(0.125, database.runs().curves(5, 1).get(1).validationLoss, 0);
              assertNull(database.runs().curves(5, 1).get(0).validationLoss);
              try (Cursor broken = database.query("PRAGMA foreign_key_check", null)) {
                assertEquals(0, broken.getCount());
              }
            });
      } finally {
        database.close();
      }
    }
  }

  @Test
  public void theNewestSchema_isTheOneUnderVersionControl() throws IOException {
    HoneDatabase database = database();
    try {
      ask(
          () -> {
            int version = database.getOpenHelper().getReadableDatabase().getVersion();
            assertEquals(newest(), version);
            assertEquals(
                ExportedSchemas.identityHash(version),
                text(database, "SELECT identity_hash FROM room_master_table"));
          });
    } finally {
      database.close();
    }
  }

  @Test
  public void everyVersion_hasRowsInThisTest() throws IOException {
    assertEquals(ExportedSchemas.versions(), java.util.List.copyOf(ROWS.keySet()));
  }

  @Test
  public void writeAheadLogAndForeignKeys_areOn() throws IOException {
    HoneDatabase database = database();
    try {
      ask(
          () -> {
            assertEquals("wal", text(database, "PRAGMA journal_mode"));
            assertEquals("1", text(database, "PRAGMA foreign_keys"));
          });
    } finally {
      database.close();
    }
  }

  private static int newest() throws IOException {
    int newest = 0;
    for (int version : ExportedSchemas.versions()) {
      assertTrue(version > newest);
      newest = version;
    }
    return newest;
  }

  private HoneDatabase database() {
    return new OpenedDatabase(context, files, Assert::fail).database();
  }

  private interface Question {
    void ask() throws IOException;
  }

  /** Not on the main thread, which Room refuses. */
  private static void ask(Question question) {
    Throwable[] failure = new Throwable[1];
    Thread thread =
        new Thread(
            () -> {
              try {
                question.ask();
              } catch (Throwable e) {
                failure[0] = e;
              }
            });
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    if (failure[0] != null) {
      throw new AssertionError(failure[0]);
    }
  }

  private static String text(HoneDatabase database, String query) {
    try (Cursor rows = database.query(query, null)) {
      assertTrue(rows.moveToFirst());
      return rows.getString(0);
    }
  }
}

package dev.hone.app.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import android.app.Application;
import android.content.Context;
import android.database.sqlite.SQLiteDatabase;
import android.database.sqlite.SQLiteException;
import androidx.test.core.app.ApplicationProvider;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.robolectric.annotation.Config;

/** A database that cannot be read is put aside with its files; nothing is deleted. */
@RunWith(AndroidJUnit4.class)
@Config(application = Application.class) // the app's own would open the database too
public class OpenedDatabaseTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final Context context = ApplicationProvider.getApplicationContext();
  private final ExecutorService io = Executors.newSingleThreadExecutor();
  private File file;
  private AppFiles files;
  private OpenedDatabase opened;
  private volatile String damaged;

  @Before
  public void without() throws IOException {
    files = new AppFiles(folder.newFolder("files"), folder.newFolder("cache"));
    context.deleteDatabase(HoneDatabase.NAME);
    file = context.getDatabasePath(HoneDatabase.NAME);
    Files.createDirectories(file.getParentFile().toPath());
  }

  @After
  public void close() {
    if (opened != null) {
      opened.database().close();
    }
    io.shutdown();
  }

  @Test
  public void soundDatabase_keepsItsRows() throws Exception {
    long id = openAndInsert("Kept");
    opened.database().close();
    open();
    assertNull(damaged);
    assertEquals("Kept", get(() -> opened.database().experiments().find(id).name));
  }

  @Test
  public void noDatabaseAtAll_isPutAside() throws Exception {
    byte[] text = "this is no database, but a text that is long enough".getBytes(UTF_8);
    Files.write(file.toPath(), text);
    open();
    assertEquals("hone.db.damaged", damaged);
    assertArrayEquals(text, Files.readAllBytes(aside("hone.db.damaged")));
    works();
  }

  @Test
  public void damagedPages_arePutAside_andSoAreTheirExperimentsFiles() throws Exception {
    long id = openAndInsert("Lost");
    Path run = files.experiment(id).resolve("run-0-0.json");
    Files.createDirectories(run.getParent());
    Files.write(run, "{}".getBytes(UTF_8));
    opened.database().close();
    spoil();
    open();
    assertEquals("hone.db.damaged", damaged);
    assertTrue(Files.size(aside("hone.db.damaged")) > 0);
    // The new database gives the same number again: it must not find the other's runs.
    assertEquals(id, works());
    assertFalse(Files.exists(run));
    assertTrue(
        Files.exists(
            folder
                .getRoot()
                .toPath()
                .resolve("files/damaged/experiments-1/" + id + "/run-0-0.json")));
  }

  @Test
  public void secondDamage_doesNotReplaceTheFirst() throws Exception {
    for (String name : new String[] {"hone.db.damaged", "hone.db.damaged-2", "hone.db.damaged-3"}) {
      openAndInsert(name);
      opened.database().close();
      spoil();
      open();
      assertEquals(name, damaged);
      opened.database().close();
    }
    assertTrue(Files.exists(aside("hone.db.damaged")));
    assertTrue(Files.exists(aside("hone.db.damaged-2")));
    open();
    assertTrue(opened.bytes() > Files.size(aside("hone.db.damaged")));
    opened.deletePutAside();
    assertFalse(Files.exists(aside("hone.db.damaged")));
    assertFalse(Files.exists(aside("hone.db.damaged-3")));
    works();
  }

  @Test
  public void databaseFromTheFuture_isPutAside() throws Exception {
    openAndInsert("Newer");
    opened.database().close();
    try (SQLiteDatabase newer = SQLiteDatabase.openOrCreateDatabase(file, null)) {
      newer.setVersion(99);
    }
    open();
    assertEquals("hone.db.damaged", damaged);
    works();
    try (SQLiteDatabase kept =
        SQLiteDatabase.openDatabase(
            aside("hone.db.damaged").toString(), null, SQLiteDatabase.OPEN_READONLY)) {
      assertEquals(99, kept.getVersion());
    }
  }

  @Test
  public void otherTables_arePutAside() throws Exception {
    try (SQLiteDatabase other = SQLiteDatabase.openOrCreateDatabase(file, null)) {
      other.execSQL("CREATE TABLE experiments (id INTEGER PRIMARY KEY, colour TEXT)");
      other.setVersion(1);
    }
    open();
    assertEquals("hone.db.damaged", damaged);
    works();
  }

  @Test
  public void damageWhileItIsOpen_deletesNothing() throws Exception {
    openAndInsert("Here");
    opened.database().close();
    open();
    spoil();
    assertThrows(
        SQLiteException.class, () -> get(() -> opened.database().experiments().find(1).name));
    assertTrue(file.exists());
    opened.database().close();
    open();
    assertEquals("hone.db.damaged", damaged);
  }

  @Test
  public void onTheMainThread_isNotOpened() {
    opened = new OpenedDatabase(context, files, name -> damaged = name);
    assertThrows(
        IllegalStateException.class, () -> opened.database().getOpenHelper().getWritableDatabase());
    assertFalse(file.exists());
  }

  /** Writes over the pages after the first. */
  private void spoil() throws IOException {
    try (RandomAccessFile pages = new RandomAccessFile(file, "rw")) {
      long length = pages.length();
      assertTrue(length > 8192);
      pages.seek(4096);
      byte[] noise = new byte[(int) (length - 4096)];
      java.util.Arrays.fill(noise, (byte) 0x5A);
      pages.write(noise);
    }
  }

  private Path aside(String name) {
    return file.toPath().resolveSibling(name);
  }

  /** As the app does: asked for, then opened by the first reader. */
  private void open() throws Exception {
    damaged = null;
    opened = new OpenedDatabase(context, files, name -> damaged = name);
    get(() -> opened.database().getOpenHelper().getWritableDatabase());
  }

  private long openAndInsert(String name) throws Exception {
    open();
    return insert(name);
  }

  private long works() throws Exception {
    long id = insert("New");
    assertEquals("New", get(() -> opened.database().experiments().find(id).name));
    return id;
  }

  private long insert(String name) throws Exception {
    ExperimentEntity experiment = new ExperimentEntity();
    experiment.name = name;
    return get(() -> opened.database().experiments().insert(experiment));
  }

  private <T> T get(Callable<T> question) throws Exception {
    try {
      return io.submit(question).get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw e;
    }
  }
}

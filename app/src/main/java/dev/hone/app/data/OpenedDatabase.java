package dev.hone.app.data;

import android.content.Context;
import android.database.DatabaseErrorHandler;
import android.database.sqlite.SQLiteDatabase;
import android.database.sqlite.SQLiteDatabaseCorruptException;
import android.database.sqlite.SQLiteException;
import android.util.Log;
import androidx.annotation.NonNull;
import androidx.room.Room;
import androidx.room.RoomDatabase;
import androidx.sqlite.db.SupportSQLiteDatabase;
import androidx.sqlite.db.SupportSQLiteOpenHelper;
import androidx.sqlite.db.framework.FrameworkSQLiteOpenHelperFactory;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * The database, which the first who asks for it opens. One that cannot be read is put aside, never
 * deleted, and a new one takes its place; the screen says so.
 */
public final class OpenedDatabase {
  private static final String TAG = "OpenedDatabase";
  private static final String PUT_ASIDE = HoneDatabase.NAME + ".damaged";
  private static final String[] ENDINGS = {"", "-wal", "-shm"};

  private final Context context;
  private final AppFiles files;
  private final Consumer<String> onDamage;
  private final HoneDatabase database;

  /**
   * Opens nothing yet, so it can be made on the main thread.
   *
   * @param onDamage hears the name of the file that was put aside, on the thread that opens
   */
  public OpenedDatabase(Context context, AppFiles files, Consumer<String> onDamage) {
    this.context = context;
    this.files = files;
    this.onDamage = onDamage;
    database =
        Room.databaseBuilder(context, HoneDatabase.class, HoneDatabase.NAME)
            .setJournalMode(RoomDatabase.JournalMode.WRITE_AHEAD_LOGGING)
            .openHelperFactory(by -> new CheckedHelper(() -> keepingHelper(by), this::whenDamaged))
            .build();
  }

  public HoneDatabase database() {
    return database;
  }

  private File file() {
    return context.getDatabasePath(HoneDatabase.NAME);
  }

  /** Looks whether SQLite can read it at all; puts aside what it cannot, with files of its own. */
  private void whenDamaged(boolean surely) {
    File file = file();
    if (surely || (file.exists() && !readable(file))) {
      onDamage.accept(putAside(file, files));
    }
  }

  /** Room's own helper, but it does not delete a database that turns out to be damaged. */
  private static SupportSQLiteOpenHelper keepingHelper(SupportSQLiteOpenHelper.Configuration by) {
    return new FrameworkSQLiteOpenHelperFactory()
        .create(
            new SupportSQLiteOpenHelper.Configuration(
                by.context,
                by.name,
                new Keeping(by.callback),
                by.useNoBackupDirectory,
                by.allowDataLossOnRecovery));
  }

  /** Does what another callback does, except for damage: that is put aside at the next start. */
  private static final class Keeping extends SupportSQLiteOpenHelper.Callback {
    private final SupportSQLiteOpenHelper.Callback room;

    Keeping(SupportSQLiteOpenHelper.Callback room) {
      super(room.version);
      this.room = room;
    }

    @Override
    public void onConfigure(@NonNull SupportSQLiteDatabase database) {
      room.onConfigure(database);
    }

    @Override
    public void onCreate(@NonNull SupportSQLiteDatabase database) {
      room.onCreate(database);
    }

    /** A step to a newer version that does not find its columns has tables of someone else. */
    @Override
    public void onUpgrade(@NonNull SupportSQLiteDatabase database, int from, int to) {
      try {
        room.onUpgrade(database, from, to);
      } catch (SQLiteException e) {
        // A full or broken storage has a class of its own, and is no reason to put anything aside.
        if (e.getClass() == SQLiteException.class) {
          throw new IllegalStateException("the tables are not those of version " + from, e);
        }
        throw e;
      }
    }

    @Override
    public void onDowngrade(@NonNull SupportSQLiteDatabase database, int from, int to) {
      room.onDowngrade(database, from, to);
    }

    @Override
    public void onOpen(@NonNull SupportSQLiteDatabase database) {
      room.onOpen(database);
    }

    @Override
    public void onCorruption(@NonNull SupportSQLiteDatabase database) {
      Log.e(TAG, "the database is damaged");
    }
  }

  /** Bytes of the database with its write-ahead log, and of those that were put aside. */
  public long bytes() throws IOException {
    long bytes = 0;
    for (Path each : AppFiles.regularFiles(file().toPath().getParent())) {
      if (each.getFileName().toString().startsWith(HoneDatabase.NAME)) {
        bytes += Files.size(each);
      }
    }
    return bytes;
  }

  /** Removes databases that were put aside. */
  public void deletePutAside() throws IOException {
    for (Path each : AppFiles.regularFiles(file().toPath().getParent())) {
      if (each.getFileName().toString().startsWith(PUT_ASIDE)) {
        Files.delete(each);
      }
    }
  }

  private static boolean readable(File file) {
    // Android's own handler would delete the file.
    DatabaseErrorHandler keep = damaged -> Log.e(TAG, "the database is damaged");
    try (SQLiteDatabase database =
            SQLiteDatabase.openDatabase(file.getPath(), null, SQLiteDatabase.OPEN_READWRITE, keep);
        android.database.Cursor check = database.rawQuery("PRAGMA quick_check(1)", null)) {
      return check.moveToFirst() && "ok".equals(check.getString(0));
    } catch (SQLiteDatabaseCorruptException e) {
      Log.e(TAG, "the database cannot be opened", e);
      return false;
    }
  }

  private static String putAside(File file, AppFiles files) {
    String name = PUT_ASIDE;
    for (int number = 2; new File(file.getParentFile(), name).exists(); number++) {
      name = PUT_ASIDE + "-" + number;
    }
    try {
      for (String ending : ENDINGS) {
        Path from = file.toPath().resolveSibling(file.getName() + ending);
        if (Files.exists(from)) {
          Files.move(from, file.toPath().resolveSibling(name + ending));
        }
      }
      files.putAside();
      return name;
    } catch (IOException e) {
      throw new IllegalStateException("cannot put the damaged database aside", e);
    }
  }
}

package dev.hone.app.data;

import android.content.Context;
import android.database.DatabaseErrorHandler;
import android.database.sqlite.SQLiteDatabase;
import android.database.sqlite.SQLiteException;
import android.util.Log;
import androidx.room.Room;
import androidx.room.RoomDatabase;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The database, opened. One that cannot be read is put aside, never deleted, and a new one takes
 * its place; the screen says so.
 *
 * @param file where it lies
 * @param damaged name of the file that was put aside, or null
 */
public record OpenedDatabase(HoneDatabase database, File file, String damaged) {
  private static final String TAG = "OpenedDatabase";

  /** Opens the database; looks first whether SQLite can read it at all. */
  public static OpenedDatabase open(Context context) {
    File file = context.getDatabasePath(HoneDatabase.NAME);
    String damaged = null;
    if (file.exists() && !readable(file)) {
      damaged = putAside(file);
    }
    HoneDatabase database =
        Room.databaseBuilder(context, HoneDatabase.class, HoneDatabase.NAME)
            .setJournalMode(RoomDatabase.JournalMode.WRITE_AHEAD_LOGGING)
            .build();
    return new OpenedDatabase(database, file, damaged);
  }

  /** Bytes of the database with its write-ahead log. */
  public long bytes() {
    return file.length() + new File(file.getPath() + "-wal").length();
  }

  private static boolean readable(File file) {
    // Android's own handler would delete the file.
    DatabaseErrorHandler keep = damaged -> Log.e(TAG, "the database is damaged");
    try (SQLiteDatabase database =
            SQLiteDatabase.openDatabase(file.getPath(), null, SQLiteDatabase.OPEN_READWRITE, keep);
        android.database.Cursor check = database.rawQuery("PRAGMA quick_check(1)", null)) {
      return check.moveToFirst() && "ok".equals(check.getString(0));
    } catch (SQLiteException e) {
      Log.e(TAG, "the database cannot be opened", e);
      return false;
    }
  }

  private static String putAside(File file) {
    String name = file.getName() + ".damaged";
    try {
      for (String ending : new String[] {"", "-wal", "-shm"}) {
        Path from = file.toPath().resolveSibling(file.getName() + ending);
        if (Files.exists(from)) {
          Files.move(
              from,
              file.toPath().resolveSibling(name + ending),
              StandardCopyOption.REPLACE_EXISTING);
        }
      }
      return name;
    } catch (IOException e) {
      throw new IllegalStateException("cannot put the damaged database aside", e);
    }
  }
}

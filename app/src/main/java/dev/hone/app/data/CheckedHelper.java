package dev.hone.app.data;

import android.database.sqlite.SQLiteDatabaseCorruptException;
import android.os.Looper;
import android.util.Log;
import androidx.annotation.NonNull;
import androidx.sqlite.db.SupportSQLiteDatabase;
import androidx.sqlite.db.SupportSQLiteOpenHelper;
import java.util.function.Supplier;

/**
 * Opens the database when it is first asked for, never on the main thread, and has one that turns
 * out not to be the app's put aside.
 */
final class CheckedHelper implements SupportSQLiteOpenHelper {
  private static final String TAG = "CheckedHelper";

  /** Deals with a damaged database. */
  interface Damage {
    /**
     * Puts the database aside, if it is damaged.
     *
     * @param surely it was found to be
     */
    void check(boolean surely);
  }

  private final Supplier<SupportSQLiteOpenHelper> maker;
  private final Damage damage;
  private SupportSQLiteOpenHelper helper;
  private boolean opened;

  CheckedHelper(Supplier<SupportSQLiteOpenHelper> maker, Damage damage) {
    this.maker = maker;
    this.damage = damage;
    helper = maker.get();
  }

  @Override
  public String getDatabaseName() {
    return HoneDatabase.NAME;
  }

  /** Room asks before the first opening only; a helper that takes its place is asked the same. */
  @Override
  public synchronized void setWriteAheadLoggingEnabled(boolean enabled) {
    helper.setWriteAheadLoggingEnabled(enabled);
  }

  @NonNull
  @Override
  public synchronized SupportSQLiteDatabase getWritableDatabase() {
    if (!opened) {
      if (Looper.getMainLooper().isCurrentThread()) {
        throw new IllegalStateException("the database is not opened on the main thread");
      }
      damage.check(false);
      SupportSQLiteDatabase database = open();
      opened = true;
      return database;
    }
    return helper.getWritableDatabase();
  }

  private SupportSQLiteDatabase open() {
    try {
      return helper.getWritableDatabase();
    } catch (IllegalStateException | SQLiteDatabaseCorruptException e) {
      // Room's word for tables that are not those of its version, or a version from the future.
      Log.e(TAG, "the database is not one of this app", e);
      helper.close();
      damage.check(true);
      helper = maker.get();
      helper.setWriteAheadLoggingEnabled(true);
      return helper.getWritableDatabase();
    }
  }

  @NonNull
  @Override
  public synchronized SupportSQLiteDatabase getReadableDatabase() {
    return getWritableDatabase();
  }

  @Override
  public synchronized void close() {
    helper.close();
  }
}

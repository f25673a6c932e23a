package dev.hone.app.data;

import androidx.room.Database;
import androidx.room.RoomDatabase;

/**
 * Everything that the app keeps, but for large files. A new version needs a migration and its test.
 */
@Database(
    entities = {
      DatasetEntity.class,
      ExperimentEntity.class,
      RunEntity.class,
      EpochEntity.class,
      ModelFileEntity.class
    },
    version = 1)
public abstract class HoneDatabase extends RoomDatabase {
  /** The file's name. */
  public static final String NAME = "hone.db";

  public abstract DatasetDao datasets();

  public abstract ExperimentDao experiments();

  public abstract RunDao runs();
}

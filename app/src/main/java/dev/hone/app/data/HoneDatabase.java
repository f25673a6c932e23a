package dev.hone.app.data;

import androidx.room.AutoMigration;
import androidx.room.Database;
import androidx.room.DeleteColumn;
import androidx.room.RoomDatabase;
import androidx.room.TypeConverters;
import androidx.room.migration.AutoMigrationSpec;

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
    version = 4,
    autoMigrations = {
      @AutoMigration(from = 1, to = 2, spec = HoneDatabase.WithoutHeadline.class),
      @AutoMigration(from = 2, to = 3),
      @AutoMigration(from = 3, to = 4, spec = HoneDatabase.WithoutBestArm.class)
    })
@TypeConverters(Messages.class)
public abstract class HoneDatabase extends RoomDatabase {
  /** The file's name. */
  public static final String NAME = "hone.db";

  /** The English headline, which nothing read: the result says it, in any language. */
  @DeleteColumn(tableName = "experiments", columnName = "headline")
  static final class WithoutHeadline implements AutoMigrationSpec {}

  /** The arm with the best mean, which is no outcome: what was told is a message now. */
  @DeleteColumn(tableName = "experiments", columnName = "bestArm")
  static final class WithoutBestArm implements AutoMigrationSpec {}

  public abstract DatasetDao datasets();

  public abstract ExperimentDao experiments();

  public abstract RunDao runs();
}

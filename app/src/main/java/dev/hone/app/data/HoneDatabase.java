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
    version = 3,
    autoMigrations = {
      @AutoMigration(from = 1, to = 2, spec = HoneDatabase.WithoutHeadline.class),
      @AutoMigration(from = 2, to = 3)
    })
@TypeConverters(Messages.class)
public abstract class HoneDatabase extends RoomDatabase {
  /** The file's name. */
  public static final String NAME = "hone.db";

  /** The English headline, which nothing read: the result says it, in any language. */
  @DeleteColumn(tableName = "experiments", columnName = "headline")
  static final class WithoutHeadline implements AutoMigrationSpec {}

  public abstract DatasetDao datasets();

  public abstract ExperimentDao experiments();

  public abstract RunDao runs();
}

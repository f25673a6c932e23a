package dev.hone.app.data;

import androidx.annotation.NonNull;
import androidx.room.ColumnInfo;
import androidx.room.Entity;
import androidx.room.PrimaryKey;
import dev.hone.base.JsonFields;
import dev.hone.data.csv.TableOptions;

/** A CSV file that was brought in: the copy in the app's own folder and how it is read. */
@Entity(tableName = "datasets")
public final class DatasetEntity {
  @PrimaryKey(autoGenerate = true)
  public long id;

  /** As the person knows it: the file's name. */
  @NonNull public String name = "";

  /** File name in the data folder. */
  @NonNull public String file = "";

  /** SHA-256 of the file, in hexadecimal. */
  @NonNull public String sha256 = "";

  /** The column to predict. */
  @NonNull public String target = "";

  /** {@code classification} or {@code regression}. */
  @NonNull public String task = "";

  public int rows;
  public int columns;

  /** Milliseconds since 1970. */
  public long createdAt;

  /** How the table is to be understood, as in the data of a spec; what it does not say is found. */
  @NonNull
  @ColumnInfo(defaultValue = "{}")
  public String reading = "{}";

  /** How the table is to be understood, with the column to predict. */
  public TableOptions options() {
    return TableOptions.of(JsonFields.parse(name, reading)).withTarget(target);
  }
}

package dev.hone.app.data;

import androidx.annotation.NonNull;
import androidx.room.Entity;
import androidx.room.ForeignKey;
import androidx.room.Index;
import androidx.room.PrimaryKey;

/** A trained model's file: the first repeat of each arm. */
@Entity(
    tableName = "model_files",
    foreignKeys =
        @ForeignKey(
            entity = ExperimentEntity.class,
            parentColumns = "id",
            childColumns = "experimentId",
            onDelete = ForeignKey.CASCADE),
    indices =
        @Index(
            value = {"experimentId", "arm"},
            unique = true))
public final class ModelFileEntity {
  @PrimaryKey(autoGenerate = true)
  public long id;

  public long experimentId;

  /** Index of the arm in the spec. */
  public int arm;

  /** File name in the experiment's folder. */
  @NonNull public String file = "";

  /** SHA-256 of the file, in hexadecimal. */
  @NonNull public String sha256 = "";

  public long bytes;
}

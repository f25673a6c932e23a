package dev.hone.app.data;

import androidx.annotation.NonNull;
import androidx.annotation.Nullable;
import androidx.room.Entity;
import androidx.room.ForeignKey;
import androidx.room.Index;
import androidx.room.PrimaryKey;

/** One run: an arm on one repeat. */
@Entity(
    tableName = "runs",
    foreignKeys =
        @ForeignKey(
            entity = ExperimentEntity.class,
            parentColumns = "id",
            childColumns = "experimentId",
            onDelete = ForeignKey.CASCADE),
    indices =
        @Index(
            value = {"experimentId", "arm", "repeat"},
            unique = true))
public final class RunEntity {
  @PrimaryKey(autoGenerate = true)
  public long id;

  public long experimentId;

  /** Index of the arm in the spec. */
  public int arm;

  /** Counted from 0. */
  public int repeat;

  @NonNull public String armName = "";

  /** Epochs recorded so far. */
  public int epochs;

  public boolean finished;

  /** Null until finished, or when the run diverged. */
  @Nullable public Double testMetric;

  /** Null until finished, or when the run diverged. */
  @Nullable public Double testLoss;

  public double seconds;
}

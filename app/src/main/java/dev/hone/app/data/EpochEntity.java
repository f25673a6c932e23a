package dev.hone.app.data;

import androidx.annotation.Nullable;
import androidx.room.Entity;
import androidx.room.ForeignKey;

/** What one epoch of a run measured. Numbers that are not finite are null. */
@Entity(
    tableName = "epochs",
    primaryKeys = {"runId", "epoch"},
    foreignKeys =
        @ForeignKey(
            entity = RunEntity.class,
            parentColumns = "id",
            childColumns = "runId",
            onDelete = ForeignKey.CASCADE))
public final class EpochEntity {
  public long runId;

  /** Counted from 1. */
  public int epoch;

  @Nullable public Double trainLoss;
  @Nullable public Double trainMetric;
  @Nullable public Double validationLoss;
  @Nullable public Double validationMetric;
}

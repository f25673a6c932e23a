package dev.hone.app.data;

import androidx.annotation.NonNull;
import androidx.annotation.Nullable;
import androidx.room.Entity;
import androidx.room.ForeignKey;
import androidx.room.Index;
import androidx.room.PrimaryKey;
import dev.hone.base.Message;

/** One experiment: its spec and where it stands. */
@Entity(
    tableName = "experiments",
    foreignKeys =
        @ForeignKey(
            entity = DatasetEntity.class,
            parentColumns = "id",
            childColumns = "datasetId",
            onDelete = ForeignKey.RESTRICT),
    indices = {@Index("datasetId"), @Index("state")})
public final class ExperimentEntity {
  @PrimaryKey(autoGenerate = true)
  public long id;

  @NonNull public String name = "";

  /** The imported data set, or null for the built-in catalogue. */
  @Nullable public Long datasetId;

  /** {@code ExperimentSpec} as JSON, the same that the command line reads. */
  @NonNull public String spec = "";

  @NonNull public ExperimentState state = ExperimentState.QUEUED;
  @NonNull public WaitReason waitReason = WaitReason.NONE;

  /** Why it failed, what it told once finished, or what the person should know; null if nothing. */
  @Nullable public Message message;

  /**
   * Place in the queue: the smaller, the earlier. Not a time, so that the clock may be set back.
   */
  public long queuePosition;

  public int totalRuns;
  public int finishedRuns;

  /** Seconds of training so far, over all its sittings. */
  public double trainingSeconds;

  /** Milliseconds since 1970. */
  public long createdAt;

  /** Milliseconds since 1970; null while it is there. Deleted ones stay until undo is over. */
  @Nullable public Long deletedAt;
}

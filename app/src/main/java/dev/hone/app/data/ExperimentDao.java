package dev.hone.app.data;

import androidx.lifecycle.LiveData;
import androidx.room.Dao;
import androidx.room.Insert;
import androidx.room.Query;
import androidx.room.Transaction;
import java.util.List;

/** Experiments in the database. */
@Dao
public interface ExperimentDao {
  @Insert
  long insert(ExperimentEntity experiment);

  /** Newest first; those whose name has the text in it. */
  @Query(
      "SELECT * FROM experiments WHERE deletedAt IS NULL AND name LIKE '%' || :text || '%'"
          + " ORDER BY createdAt DESC, id DESC LIMIT :limit")
  LiveData<List<ExperimentEntity>> observe(String text, int limit);

  @Query("SELECT * FROM experiments WHERE id = :id")
  LiveData<ExperimentEntity> observe(long id);

  @Query("SELECT * FROM experiments WHERE id = :id")
  ExperimentEntity find(long id);

  /** The one that was made last, or null. */
  @Query("SELECT * FROM experiments WHERE deletedAt IS NULL ORDER BY id DESC LIMIT 1")
  ExperimentEntity newest();

  @Query("UPDATE experiments SET name = :name WHERE id = :id")
  void rename(long id, String name);

  @Query("UPDATE experiments SET deletedAt = :time WHERE id = :id")
  void markDeleted(long id, Long time);

  @Query("SELECT * FROM experiments WHERE deletedAt IS NOT NULL")
  List<ExperimentEntity> deleted();

  @Query("DELETE FROM experiments WHERE id = :id AND deletedAt IS NOT NULL")
  void deleteForGood(long id);

  /** What was interrupted comes first, then the queue in its order. */
  @Query(
      "SELECT * FROM experiments WHERE deletedAt IS NULL AND state IN ('RUNNING', 'WAITING', 'QUEUED')"
          + " ORDER BY CASE state WHEN 'QUEUED' THEN 1 ELSE 0 END, queuePosition, id LIMIT 1")
  ExperimentEntity next();

  @Query("SELECT COALESCE(MAX(queuePosition), 0) + 1 FROM experiments")
  long endOfQueue();

  @Query(
      "UPDATE experiments SET state = :state, waitReason = :reason, message = :message WHERE id = :id")
  void setState(long id, ExperimentState state, WaitReason reason, String message);

  /** The same, unless someone has changed the state in between. */
  @Query(
      "UPDATE experiments SET state = :state, waitReason = :reason, message = :message"
          + " WHERE id = :id AND state IN ('QUEUED', 'RUNNING', 'WAITING')")
  int setStateIfActive(long id, ExperimentState state, WaitReason reason, String message);

  @Query("SELECT state FROM experiments WHERE id = :id AND deletedAt IS NULL")
  ExperimentState state(long id);

  @Query(
      "UPDATE experiments SET state = 'QUEUED', message = NULL, queuePosition = :position WHERE id = :id")
  void enqueue(long id, long position);

  /** Puts an experiment at the end of the queue. */
  @Transaction
  default void enqueue(long id) {
    enqueue(id, endOfQueue());
  }

  @Query("UPDATE experiments SET finishedRuns = :finished, totalRuns = :total WHERE id = :id")
  void setProgress(long id, int finished, int total);

  @Query("UPDATE experiments SET trainingSeconds = trainingSeconds + :seconds WHERE id = :id")
  void addSeconds(long id, double seconds);

  @Query(
      "UPDATE experiments SET state = 'FINISHED', waitReason = 'NONE', message = NULL, bestArm = :bestArm,"
          + " headline = :headline WHERE id = :id")
  void finish(long id, String bestArm, String headline);
}

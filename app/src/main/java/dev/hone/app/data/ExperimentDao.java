package dev.hone.app.data;

import androidx.lifecycle.LiveData;
import androidx.room.Dao;
import androidx.room.Insert;
import androidx.room.Query;
import androidx.room.Transaction;
import dev.hone.base.Message;
import java.util.List;

/** Experiments in the database. */
@Dao
public interface ExperimentDao {
  @Insert
  long insert(ExperimentEntity experiment);

  /** Newest first, whatever the clock said; those whose name has the text in it. */
  @Query(
      "SELECT * FROM experiments WHERE deletedAt IS NULL AND name LIKE '%' || :text || '%'"
          + " ORDER BY id DESC LIMIT :limit")
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

  /** Ends what is not finished. */
  @Query(
      "UPDATE experiments SET state = 'STOPPED', waitReason = 'NONE', message = NULL"
          + " WHERE id = :id AND state IN ('QUEUED', 'RUNNING', 'WAITING', 'PAUSED')")
  void stop(long id);

  /** Ends all that the worker has in hand or would take. */
  @Query(
      "UPDATE experiments SET state = 'STOPPED', waitReason = 'NONE', message = NULL"
          + " WHERE state IN ('QUEUED', 'RUNNING', 'WAITING')")
  void stopAll();

  /** Has all that is or would be trained wait for the person's word. */
  @Query(
      "UPDATE experiments SET state = 'PAUSED', waitReason = 'NONE', message = NULL"
          + " WHERE state IN ('QUEUED', 'RUNNING', 'WAITING')")
  void pauseAll();

  /** Nobody trains now: what was in hand says what it waits for. */
  @Query("UPDATE experiments SET state = 'WAITING', waitReason = :reason WHERE state = 'RUNNING'")
  void rest(WaitReason reason);

  /** The worker has one experiment in hand: others that say so, since it left them, queue. */
  @Query(
      "UPDATE experiments SET state = 'QUEUED', waitReason = 'NONE'"
          + " WHERE id != :id AND state IN ('RUNNING', 'WAITING')")
  void queueOthers(long id);

  /** Takes an experiment in hand; false if someone has changed its state in between. */
  @Transaction
  default boolean take(long id, ExperimentState state, WaitReason reason) {
    queueOthers(id);
    return setStateIfActive(id, state, reason, null) > 0;
  }

  /** A finished experiment whose result is gone can be resumed. */
  @Query(
      "UPDATE experiments SET state = 'FAILED', message = :message WHERE id = :id AND state = 'FINISHED'")
  void lose(long id, Message message);

  /** Sets the state, unless someone has changed it in between. */
  @Query(
      "UPDATE experiments SET state = :state, waitReason = :reason, message = :message"
          + " WHERE id = :id AND state IN ('QUEUED', 'RUNNING', 'WAITING')")
  int setStateIfActive(long id, ExperimentState state, WaitReason reason, Message message);

  @Query("SELECT state FROM experiments WHERE id = :id AND deletedAt IS NULL")
  ExperimentState state(long id);

  @Query(
      "UPDATE experiments SET state = 'QUEUED', waitReason = 'NONE', message = NULL, queuePosition = :position"
          + " WHERE id = :id AND state NOT IN ('QUEUED', 'RUNNING', 'WAITING')")
  void enqueue(long id, long position);

  /** Puts an experiment at the end of the queue, unless it is queued or in hand already. */
  @Transaction
  default void enqueue(long id) {
    enqueue(id, endOfQueue());
  }

  @Query("UPDATE experiments SET finishedRuns = :finished, totalRuns = :total WHERE id = :id")
  void setProgress(long id, int finished, int total);

  @Query("UPDATE experiments SET trainingSeconds = trainingSeconds + :seconds WHERE id = :id")
  void addSeconds(long id, double seconds);

  @Query(
      "UPDATE experiments SET state = 'FINISHED', waitReason = 'NONE', message = :outcome"
          + " WHERE id = :id")
  void finish(long id, Message outcome);

  @Query("SELECT id FROM experiments WHERE state = 'FINISHED' AND message IS NULL")
  List<Long> withoutOutcome();
}

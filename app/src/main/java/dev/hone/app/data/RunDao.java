package dev.hone.app.data;

import androidx.lifecycle.LiveData;
import androidx.room.Dao;
import androidx.room.Insert;
import androidx.room.OnConflictStrategy;
import androidx.room.Query;
import androidx.room.Transaction;
import java.util.List;

/** Runs, their epochs and their models in the database. */
@Dao
public interface RunDao {
  @Insert(onConflict = OnConflictStrategy.IGNORE)
  void insert(List<RunEntity> runs);

  @Query("SELECT * FROM runs WHERE experimentId = :experimentId ORDER BY arm, repeat")
  List<RunEntity> ofExperiment(long experimentId);

  @Query(
      "SELECT * FROM runs WHERE experimentId = :experimentId AND arm = :arm AND repeat = :repeat")
  RunEntity find(long experimentId, int arm, int repeat);

  /** A run that is resumed measures again what it had measured since its checkpoint, to the bit. */
  @Insert(onConflict = OnConflictStrategy.REPLACE)
  void putEpochs(List<EpochEntity> epochs);

  @Query("UPDATE runs SET epochs = MAX(epochs, :epochs) WHERE id = :id")
  void setEpochs(long id, int epochs);

  @Query(
      "UPDATE runs SET finished = 1, epochs = :epochs, testMetric = :testMetric, testLoss ="
          + " :testLoss, seconds = :seconds WHERE id = :id")
  void finish(long id, int epochs, Double testMetric, Double testLoss, double seconds);

  @Query("DELETE FROM epochs WHERE runId = :runId AND epoch > :last")
  void deleteEpochsAfter(long runId, int last);

  /** Leaves of a run only what {@link Thinning#keeps}. */
  @Query(
      "DELETE FROM epochs WHERE runId = :runId AND epoch != 1 AND epoch != :last AND epoch %"
          + " :stride != 0")
  void thin(long runId, int last, int stride);

  /** Epochs that are there stay as they are. */
  @Insert(onConflict = OnConflictStrategy.IGNORE)
  void addMissingEpochs(List<EpochEntity> epochs);

  /** Says that a run is to be trained again from its beginning. */
  @Transaction
  default void reopen(long id) {
    deleteEpochsAfter(id, 0);
    markOpen(id);
  }

  @Query(
      "UPDATE runs SET finished = 0, epochs = 0, testMetric = NULL, testLoss = NULL, seconds = 0"
          + " WHERE id = :id")
  void markOpen(long id);

  /**
   * Takes what was heard since the last time, whole or not at all. Finished runs are thinned.
   *
   * @param finishedEpochs what is kept of the finished runs: a process that is killed may have
   *     saved a run further than it had been recorded here
   */
  @Transaction
  default void record(
      List<EpochEntity> epochs, List<RunEntity> finished, List<EpochEntity> finishedEpochs) {
    putEpochs(epochs);
    for (EpochEntity epoch : epochs) {
      setEpochs(epoch.runId, epoch.epoch);
    }
    for (RunEntity run : finished) {
      finish(run.id, run.epochs, run.testMetric, run.testLoss, run.seconds);
      deleteEpochsAfter(run.id, run.epochs);
      int stride = Thinning.stride(run.epochs);
      if (stride > 1) {
        thin(run.id, run.epochs, stride);
      }
    }
    addMissingEpochs(finishedEpochs);
  }

  /** Mean curves of all arms: the first epoch and every {@code stride}th. */
  @Query(
      "SELECT runs.arm AS arm, epochs.epoch AS epoch, AVG(trainLoss) AS trainLoss,"
          + " AVG(trainMetric) AS trainMetric, AVG(validationLoss) AS validationLoss,"
          + " AVG(validationMetric) AS validationMetric,"
          + " MIN(trainLoss) AS trainLossLow, MAX(trainLoss) AS trainLossHigh,"
          + " MIN(trainMetric) AS trainMetricLow, MAX(trainMetric) AS trainMetricHigh,"
          + " MIN(validationLoss) AS validationLossLow, MAX(validationLoss) AS validationLossHigh,"
          + " MIN(validationMetric) AS validationMetricLow,"
          + " MAX(validationMetric) AS validationMetricHigh"
          + " FROM epochs JOIN runs ON runs.id = epochs.runId"
          + " WHERE runs.experimentId = :experimentId"
          + " AND (epochs.epoch = 1 OR epochs.epoch % :stride = 0)"
          + " GROUP BY runs.arm, epochs.epoch ORDER BY runs.arm, epochs.epoch")
  LiveData<List<CurvePoint>> observeCurves(long experimentId, int stride);

  /** As {@link #observeCurves}, once. */
  @Query(
      "SELECT runs.arm AS arm, epochs.epoch AS epoch, AVG(trainLoss) AS trainLoss,"
          + " AVG(trainMetric) AS trainMetric, AVG(validationLoss) AS validationLoss,"
          + " AVG(validationMetric) AS validationMetric,"
          + " MIN(trainLoss) AS trainLossLow, MAX(trainLoss) AS trainLossHigh,"
          + " MIN(trainMetric) AS trainMetricLow, MAX(trainMetric) AS trainMetricHigh,"
          + " MIN(validationLoss) AS validationLossLow, MAX(validationLoss) AS validationLossHigh,"
          + " MIN(validationMetric) AS validationMetricLow,"
          + " MAX(validationMetric) AS validationMetricHigh"
          + " FROM epochs JOIN runs ON runs.id = epochs.runId"
          + " WHERE runs.experimentId = :experimentId"
          + " AND (epochs.epoch = 1 OR epochs.epoch % :stride = 0)"
          + " GROUP BY runs.arm, epochs.epoch ORDER BY runs.arm, epochs.epoch")
  List<CurvePoint> curves(long experimentId, int stride);

  @Query(
      "SELECT arm, SUM(epochs) AS epochs, SUM(finished) AS finishedRuns FROM runs"
          + " WHERE experimentId = :experimentId GROUP BY arm ORDER BY arm")
  LiveData<List<ArmProgress>> observeProgress(long experimentId);

  @Query(
      "SELECT COUNT(*) FROM epochs JOIN runs ON runs.id = epochs.runId WHERE experimentId ="
          + " :experimentId")
  int countEpochs(long experimentId);

  @Insert(onConflict = OnConflictStrategy.REPLACE)
  void putModel(ModelFileEntity model);

  @Query("SELECT * FROM model_files WHERE experimentId = :experimentId ORDER BY arm")
  List<ModelFileEntity> models(long experimentId);

  @Query("SELECT * FROM model_files WHERE experimentId = :experimentId AND arm = :arm")
  ModelFileEntity model(long experimentId, int arm);
}

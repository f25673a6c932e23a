package dev.hone.app.data;

import androidx.lifecycle.LiveData;
import androidx.room.Dao;
import androidx.room.Insert;
import androidx.room.Query;
import java.util.List;

/** Data sets in the database. */
@Dao
public interface DatasetDao {
  @Insert
  long insert(DatasetEntity dataset);

  /** Newest first, whatever the clock said. */
  @Query("SELECT * FROM datasets ORDER BY id DESC")
  LiveData<List<DatasetEntity>> observeAll();

  @Query("SELECT * FROM datasets WHERE id = :id")
  DatasetEntity find(long id);

  @Query(
      "SELECT * FROM datasets WHERE sha256 = :sha256 AND target = :target AND reading = :reading"
          + " LIMIT 1")
  DatasetEntity findSame(String sha256, String target, String reading);

  @Query("SELECT * FROM datasets WHERE file = :file LIMIT 1")
  DatasetEntity findByFile(String file);

  /** The newest of this name; with this target, if one is given. */
  @Query(
      "SELECT * FROM datasets WHERE name = :name AND (:target IS NULL OR target = :target)"
          + " ORDER BY id DESC LIMIT 1")
  DatasetEntity findByName(String name, String target);

  @Query("SELECT file FROM datasets")
  List<String> files();

  /** Data sets that no experiment uses. */
  @Query(
      "SELECT * FROM datasets WHERE id NOT IN (SELECT datasetId FROM experiments WHERE datasetId IS NOT NULL)")
  List<DatasetEntity> unused();

  @Query("DELETE FROM datasets WHERE id = :id")
  void delete(long id);
}

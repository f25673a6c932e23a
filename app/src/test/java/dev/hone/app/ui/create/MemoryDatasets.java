package dev.hone.app.ui.create;

import androidx.lifecycle.LiveData;
import androidx.lifecycle.MutableLiveData;
import dev.hone.app.data.DatasetDao;
import dev.hone.app.data.DatasetEntity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Data sets of a test without a database; none is used by an experiment. */
final class MemoryDatasets implements DatasetDao {
  private final List<DatasetEntity> newestFirst = new ArrayList<>();
  private final MutableLiveData<List<DatasetEntity>> all = new MutableLiveData<>(List.of());

  @Override
  public long insert(DatasetEntity dataset) {
    dataset.id = newestFirst.size() + 1L;
    newestFirst.add(0, dataset);
    all.setValue(List.copyOf(newestFirst));
    return dataset.id;
  }

  @Override
  public LiveData<List<DatasetEntity>> observeAll() {
    return all;
  }

  @Override
  public DatasetEntity find(long id) {
    return first(one -> one.id == id);
  }

  @Override
  public DatasetEntity findSame(String sha256, String target, String reading) {
    return first(
        one ->
            one.sha256.equals(sha256) && one.target.equals(target) && one.reading.equals(reading));
  }

  @Override
  public DatasetEntity findByFile(String file) {
    return first(one -> one.file.equals(file));
  }

  @Override
  public DatasetEntity findByName(String name, String target) {
    return first(one -> one.name.equals(name) && (target == null || one.target.equals(target)));
  }

  private DatasetEntity first(Predicate<DatasetEntity> asked) {
    return newestFirst.stream().filter(asked).findFirst().orElse(null);
  }

  @Override
  public List<String> files() {
    return newestFirst.stream().map(one -> one.file).collect(Collectors.toList());
  }

  @Override
  public List<DatasetEntity> unused() {
    return List.copyOf(newestFirst);
  }

  @Override
  public void delete(long id) {
    newestFirst.removeIf(one -> one.id == id);
    all.setValue(List.copyOf(newestFirst));
  }
}

package dev.hone.app.ui.compare;

import android.net.Uri;
import androidx.lifecycle.LiveData;
import androidx.lifecycle.MutableLiveData;
import androidx.lifecycle.ViewModel;
import dev.hone.app.AppContainer;
import dev.hone.app.data.CurvePoint;
import dev.hone.app.data.ExperimentEntity;
import dev.hone.app.data.Experiments;
import dev.hone.app.ui.Sharing;
import dev.hone.base.AtomicFile;
import dev.hone.base.InvalidInputException;
import dev.hone.compare.Comparison;
import dev.hone.spec.ExperimentSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The result of one experiment. */
public final class CompareViewModel extends ViewModel {
  private final MutableLiveData<CompareState> state = new MutableLiveData<>(CompareState.reading());

  private final AppContainer container;
  private final long id;

  CompareViewModel(AppContainer container, long id) {
    this.container = container;
    this.id = id;
    container.io().execute(() -> read(container.experiments(), id));
  }

  private void read(Experiments experiments, long id) {
    ExperimentEntity experiment = experiments.find(id);
    if (experiment == null) {
      return; // the screen leaves
    }
    try {
      Comparison comparison = experiments.summary(id);
      int epochs = Experiments.spec(experiment).training().epochs();
      List<CurvePoint> curves = experiments.curves(id, epochs);
      CompareState read = CompareState.reading().read(experiment, comparison, curves);
      state.postValue(read);
    } catch (IOException | InvalidInputException e) {
      state.postValue(CompareState.reading().failed(experiment, e));
    }
  }

  LiveData<CompareState> state() {
    return state;
  }

  /** Makes a result that was lost again, from the finished runs. */
  void again() {
    container.orders().execute(() -> container.training().resume(id));
  }

  /**
   * Writes a spec to where the form opens it from.
   *
   * @param done hears where it is, on the main thread
   * @param failed hears why it could not be written
   */
  void writeMoreRepeats(
      ExperimentSpec spec, String name, Consumer<Uri> done, Consumer<Exception> failed) {
    container
        .io()
        .execute(
            () -> {
              try {
                Path file = container.files().shared().resolve(name);
                Files.createDirectories(file.getParent());
                AtomicFile.write(file, out -> Sharing.write(out, spec.toPrettyJson()));
                container.main().execute(() -> done.accept(Uri.fromFile(file.toFile())));
              } catch (IOException e) {
                container.main().execute(() -> failed.accept(e));
              }
            });
  }

  void sort(Column column) {
    state.setValue(state.getValue().sortedBy(column));
  }

  void hide(Set<Integer> arms) {
    state.setValue(state.getValue().hiding(arms));
  }
}

package dev.hone.app.ui.compare;

import androidx.lifecycle.LiveData;
import androidx.lifecycle.MutableLiveData;
import androidx.lifecycle.ViewModel;
import dev.hone.app.data.CurvePoint;
import dev.hone.app.data.ExperimentEntity;
import dev.hone.app.data.Experiments;
import dev.hone.app.ui.Sharing;
import dev.hone.base.AtomicFile;
import dev.hone.base.InvalidInputException;
import dev.hone.compare.Comparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The result of one experiment. */
public final class CompareViewModel extends ViewModel {
  private final MutableLiveData<CompareState> state = new MutableLiveData<>(CompareState.reading());

  private final Runnable resume;
  private final Path folder;
  private final Threads threads;

  /**
   * Where things happen.
   *
   * @param io files and the database
   * @param orders what a person asks of training
   * @param main where the state is changed
   */
  record Threads(Executor io, Executor orders, Executor main) {}

  /**
   * @param resume has the experiment go on, which makes its result again
   * @param folder for a spec that the form opens
   */
  CompareViewModel(ResultSource source, Runnable resume, Path folder, Threads threads) {
    this.resume = resume;
    this.folder = folder;
    this.threads = threads;
    threads.io().execute(() -> read(source));
  }

  private void read(ResultSource source) {
    ExperimentEntity experiment = source.experiment();
    if (experiment == null) {
      return; // the screen leaves
    }
    CompareState read;
    try {
      Comparison comparison = source.summary();
      int epochs = Experiments.spec(experiment).training().epochs();
      List<CurvePoint> curves = source.curves(epochs);
      read = CompareState.reading().read(experiment, comparison, curves);
    } catch (IOException | InvalidInputException e) {
      read = CompareState.reading().failed(experiment, e);
    }
    CompareState shown = read;
    threads.main().execute(() -> state.setValue(shown));
  }

  LiveData<CompareState> state() {
    return state;
  }

  /** Makes a result that was lost again, from the finished runs. */
  void again() {
    threads.orders().execute(resume);
  }

  /**
   * Writes the spec with more repeats to where the form opens it from.
   *
   * @param done hears where it is and the id of the imported file that the experiment uses, or
   *     null, on the main thread
   * @param failed hears why it could not be written
   */
  void writeMoreRepeats(BiConsumer<Path, Long> done, Consumer<Exception> failed) {
    CompareState now = state.getValue();
    threads
        .io()
        .execute(
            () -> {
              try {
                Path file = folder.resolve(Sharing.specName(now.experiment()));
                Files.createDirectories(folder);
                String text = now.moreRepeats().toPrettyJson();
                AtomicFile.write(file, out -> Sharing.write(out, text));
                threads.main().execute(() -> done.accept(file, now.experiment().datasetId));
              } catch (IOException e) {
                threads.main().execute(() -> failed.accept(e));
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

package dev.hone.app.ui.compare;

import androidx.lifecycle.LiveData;
import androidx.lifecycle.MutableLiveData;
import androidx.lifecycle.ViewModel;
import dev.hone.app.AppContainer;
import dev.hone.app.data.CurvePoint;
import dev.hone.app.data.ExperimentEntity;
import dev.hone.app.data.Experiments;
import dev.hone.base.InvalidInputException;
import dev.hone.compare.Comparison;
import java.io.IOException;
import java.util.List;
import java.util.Set;

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

  void sort(Column column) {
    state.setValue(state.getValue().sortedBy(column));
  }

  void hide(Set<Integer> arms) {
    state.setValue(state.getValue().hiding(arms));
  }
}

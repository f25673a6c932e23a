package dev.hone.app.ui;

import android.os.Bundle;
import android.widget.Toast;
import androidx.annotation.LayoutRes;
import androidx.fragment.app.Fragment;
import androidx.lifecycle.SavedStateHandle;
import androidx.lifecycle.SavedStateHandleSupport;
import androidx.lifecycle.ViewModel;
import androidx.lifecycle.ViewModelProvider;
import androidx.lifecycle.viewmodel.CreationExtras;
import androidx.lifecycle.viewmodel.ViewModelInitializer;
import androidx.navigation.NavController;
import androidx.navigation.NavOptions;
import androidx.navigation.Navigation;
import com.google.android.material.snackbar.Snackbar;
import dev.hone.app.AppContainer;
import dev.hone.app.HoneApplication;
import dev.hone.app.R;

/** A screen: a fragment with what all of them need. */
public abstract class Screen extends Fragment {
  /** Name of the argument that holds an experiment's id. */
  public static final String ID = "id";

  /** Name of the argument that holds an arm's index. */
  public static final String ARM = "arm";

  private boolean left;

  protected Screen(@LayoutRes int layout) {
    super(layout);
  }

  protected AppContainer container() {
    return HoneApplication.container(requireContext());
  }

  protected long experimentId() {
    return requireArguments().getLong(ID);
  }

  /** The way between the screens: one for the whole window, whether it shows one or two. */
  public NavController navigation() {
    return Navigation.findNavController(requireActivity(), R.id.content);
  }

  /** Has a screen lie right upon the list, and Back lead there. */
  public static NavOptions overTheList() {
    return new NavOptions.Builder().setPopUpTo(R.id.experiments, false).build();
  }

  /** Goes to another screen. */
  protected void go(int destination, Bundle arguments) {
    navigation().navigate(destination, arguments);
  }

  /**
   * Leaves this screen; once, since until it has left, a second tap or a new state may ask for it
   * again and would leave the screen below too.
   */
  protected void goBack() {
    if (!left) {
      left = true;
      navigation().popBackStack();
    }
  }

  /** Goes to the list when this screen's experiment is deleted, or was before it was opened. */
  protected void leaveWhenGone() {
    container()
        .experiments()
        .observe(experimentId())
        .observe(
            getViewLifecycleOwner(),
            experiment -> {
              if (!left && (experiment == null || experiment.deletedAt != null)) {
                left = true;
                Toast.makeText(requireContext(), R.string.experiment_gone, Toast.LENGTH_LONG)
                    .show();
                navigation().popBackStack(R.id.experiments, false);
              }
            });
  }

  /** Arguments of a screen about an experiment. */
  public static Bundle of(long id) {
    Bundle arguments = new Bundle();
    arguments.putLong(ID, id);
    return arguments;
  }

  /** Shows a line at the bottom for a while. */
  public void say(CharSequence text) {
    Snackbar.make(requireView(), text, Snackbar.LENGTH_LONG).show();
  }

  /** Makes a view model from the container and what was saved of it. */
  public interface Maker<T> {
    T make(AppContainer container, SavedStateHandle saved);
  }

  /** The view model of this screen, made when it is not there yet. */
  protected <T extends ViewModel> T viewModel(Class<T> type, Maker<T> maker) {
    AppContainer container = container();
    ViewModelInitializer<T> initializer =
        new ViewModelInitializer<>(type, extras -> maker.make(container, savedState(extras)));
    return new ViewModelProvider(this, ViewModelProvider.Factory.from(initializer)).get(type);
  }

  private static SavedStateHandle savedState(CreationExtras extras) {
    return SavedStateHandleSupport.createSavedStateHandle(extras);
  }
}

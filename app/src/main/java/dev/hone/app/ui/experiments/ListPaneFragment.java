package dev.hone.app.ui.experiments;

import android.os.Bundle;
import android.view.View;
import androidx.annotation.NonNull;
import androidx.annotation.Nullable;
import androidx.fragment.app.Fragment;
import androidx.fragment.app.FragmentActivity;
import androidx.fragment.app.FragmentManager;
import androidx.navigation.NavController;
import androidx.navigation.NavDestination;
import com.google.android.material.appbar.MaterialToolbar;
import dev.hone.app.R;
import dev.hone.app.ui.Screen;
import dev.hone.app.ui.SystemBars;
import java.util.Set;

/**
 * The list at the left of what is opened from it, on wide screens. It stands outside the way that
 * Back goes: that is the same on every screen, and says which card is opened.
 */
public final class ListPaneFragment extends Screen {
  private static final Set<Integer> OF_AN_EXPERIMENT = Set.of(R.id.watch, R.id.compare, R.id.model);
  private static final Set<Integer> BESIDE_THE_LIST =
      Set.of(R.id.experiments, R.id.watch, R.id.compare, R.id.model, R.id.opened_model);

  private final NavController.OnDestinationChangedListener follow =
      (controller, destination, arguments) -> follow(destination, arguments);
  private ListMenu menu;
  private ExperimentsViewModel model;
  private ExperimentList list;
  private NavController navigation;
  private boolean beside;

  public ListPaneFragment() {
    super(R.layout.fragment_list_pane);
  }

  /** Puts the list into the activity where there is room, and takes it away where there is none. */
  public static void fit(FragmentActivity activity) {
    FragmentManager fragments = activity.getSupportFragmentManager();
    Fragment there = fragments.findFragmentById(R.id.list_pane);
    boolean room = activity.getResources().getBoolean(R.bool.two_panes);
    if (room && there == null) {
      fragments.beginTransaction().add(R.id.list_pane, new ListPaneFragment()).commitNow();
    } else if (!room && there != null) {
      fragments.beginTransaction().remove(there).commitNow();
    }
  }

  @Override
  public void onCreate(@Nullable Bundle saved) {
    super.onCreate(saved);
    menu = new ListMenu(this);
  }

  @Override
  public void onViewCreated(@NonNull View view, @Nullable Bundle saved) {
    model =
        viewModel(
            ExperimentsViewModel.class, (container, state) -> ExperimentsFactory.of(container));
    // What is deleted may have been the last: the list goes, and what is said must stay.
    list = new ExperimentList(this, model, requireActivity().findViewById(R.id.root));
    MaterialToolbar bar = view.findViewById(R.id.list_toolbar);
    SystemBars.belowStatusBar(view);
    bar.getMenu().removeItem(R.id.action_settings); // stands in the rail
    ListMenu.search(bar.getMenu(), model);
    bar.setOnMenuItemClickListener(item -> menu.choose(item.getItemId()));
    navigation = navigation();
    navigation.addOnDestinationChangedListener(follow);
    model.state().observe(getViewLifecycleOwner(), state -> appear());
  }

  @Override
  public void onDestroyView() {
    navigation.removeOnDestinationChangedListener(follow);
    super.onDestroyView();
  }

  private void follow(NavDestination destination, @Nullable Bundle arguments) {
    boolean experiment = OF_AN_EXPERIMENT.contains(destination.getId());
    list.mark(experiment && arguments != null ? arguments.getLong(ID) : 0);
    beside = BESIDE_THE_LIST.contains(destination.getId());
    appear();
  }

  /**
   * Forms and settings have the whole width, and so has the welcome where there is no experiment.
   */
  private void appear() {
    ExperimentsState state = model.state().getValue();
    boolean none = state != null && state.empty();
    boolean shown = beside && !none;
    requireView().setVisibility(shown ? View.VISIBLE : View.GONE);
    if (!shown) { // a search that is open would take Back for itself
      ((MaterialToolbar) requireView().findViewById(R.id.list_toolbar)).collapseActionView();
    }
  }
}

package dev.hone.app.ui.experiments;

import android.os.Bundle;
import android.view.Menu;
import android.view.MenuInflater;
import android.view.MenuItem;
import android.view.View;
import androidx.annotation.NonNull;
import androidx.annotation.Nullable;
import androidx.core.view.MenuProvider;
import androidx.lifecycle.Lifecycle;
import dev.hone.app.R;
import dev.hone.app.ui.Screen;
import dev.hone.app.ui.SystemBars;

/**
 * Home: all experiments, and the way to a new one. Where {@link ListPaneFragment} has the list
 * beside it, only what is shown while none is opened.
 */
public final class ExperimentsFragment extends Screen implements MenuProvider {
  /** Scale of the font from which the title needs the room of a button. */
  private static final float LARGE = 1.3f;

  private ExperimentsViewModel model;
  private ListMenu menu;

  public ExperimentsFragment() {
    super(R.layout.fragment_experiments);
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
    requireActivity().addMenuProvider(this, getViewLifecycleOwner(), Lifecycle.State.RESUMED);
    SystemBars.scrollUnder(view.findViewById(R.id.empty));
    if (hasListBeside()) {
      show(R.id.choose_one);
    } else {
      new ExperimentList(this, model, view);
      SystemBars.floatAbove(view.findViewById(R.id.add));
      view.findViewById(R.id.add).setOnClickListener(button -> go(R.id.create, null));
      show(R.id.add);
    }
    model
        .made()
        .observe(
            getViewLifecycleOwner(),
            id -> {
              if (id != 0) {
                model.shown();
                go(R.id.watch, of(id));
              }
            });
    view.findViewById(R.id.own).setOnClickListener(button -> go(R.id.create, null));
    view.findViewById(R.id.first)
        .setOnClickListener(button -> model.first(getString(R.string.first_name)));
  }

  private boolean hasListBeside() {
    return getResources().getBoolean(R.bool.two_panes);
  }

  /** Shows the way to the first experiment, or, where there are some, a view instead. */
  private void show(int instead) {
    View empty = requireView().findViewById(R.id.empty);
    View other = requireView().findViewById(instead);
    model
        .state()
        .observe(
            getViewLifecycleOwner(),
            state -> {
              empty.setVisibility(state.empty() ? View.VISIBLE : View.GONE);
              other.setVisibility(state.empty() ? View.GONE : View.VISIBLE);
              if (hasListBeside()) { // elsewhere a search that is typed would be closed
                requireActivity().invalidateMenu();
              }
            });
  }

  @Override
  public void onCreateMenu(@NonNull Menu bar, @NonNull MenuInflater inflater) {
    inflater.inflate(R.menu.experiments, bar);
    if (getResources().getConfiguration().fontScale > LARGE) {
      bar.findItem(R.id.action_settings).setShowAsAction(MenuItem.SHOW_AS_ACTION_NEVER);
    }
    if (!hasListBeside()) {
      ListMenu.search(bar, model);
    }
  }

  /** Beside the list only what is nowhere else: without experiments there is no list. */
  @Override
  public void onPrepareMenu(@NonNull Menu bar) {
    if (hasListBeside()) {
      ExperimentsState state = model.state().getValue();
      bar.findItem(R.id.action_search).setVisible(false);
      bar.findItem(R.id.action_settings).setVisible(false);
      bar.findItem(R.id.action_open_spec).setVisible(state != null && state.empty());
    }
  }

  @Override
  public boolean onMenuItemSelected(@NonNull MenuItem item) {
    return menu.choose(item.getItemId());
  }
}

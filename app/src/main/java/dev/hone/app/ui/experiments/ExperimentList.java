package dev.hone.app.ui.experiments;

import android.os.Bundle;
import android.view.View;
import androidx.annotation.NonNull;
import androidx.appcompat.widget.PopupMenu;
import androidx.navigation.NavBackStackEntry;
import androidx.navigation.NavController;
import androidx.recyclerview.widget.LinearLayoutManager;
import androidx.recyclerview.widget.RecyclerView;
import com.google.android.material.snackbar.Snackbar;
import dev.hone.app.R;
import dev.hone.app.data.ExperimentEntity;
import dev.hone.app.data.ExperimentState;
import dev.hone.app.data.Experiments;
import dev.hone.app.ui.AskDialog;
import dev.hone.app.ui.Screen;
import dev.hone.app.ui.Sharing;
import dev.hone.app.ui.SystemBars;

/** The cards of a screen that shows the list, and what can be done with each. */
final class ExperimentList implements ExperimentAdapter.Actions {
  private static final String RENAME = "rename";

  private final Screen screen;
  private final ExperimentsViewModel model;
  private final View place;
  private final RecyclerView list;
  private final View noMatch;
  private final ExperimentAdapter adapter = new ExperimentAdapter(this);

  /**
   * @param place where it is said that an experiment was deleted
   * @param screen whose view, with the ids of {@code fragment_list_pane}, was just made
   */
  ExperimentList(Screen screen, ExperimentsViewModel model, View place) {
    this.place = place;
    this.screen = screen;
    this.model = model;
    View view = screen.requireView();
    list = view.findViewById(R.id.list);
    noMatch = view.findViewById(R.id.no_match);
    SystemBars.scrollUnder(list);
    list.setAdapter(adapter);
    list.setItemAnimator(null); // a card that is read anew would blink
    list.addOnScrollListener(
        new RecyclerView.OnScrollListener() {
          @Override
          public void onScrolled(@NonNull RecyclerView recycler, int dx, int dy) {
            LinearLayoutManager layout = (LinearLayoutManager) recycler.getLayoutManager();
            if (dy > 0 && layout.findLastVisibleItemPosition() == adapter.getItemCount() - 1) {
              model.more(adapter.getItemCount());
            }
          }
        });
    AskDialog.hear(
        screen.getChildFragmentManager(), screen.getViewLifecycleOwner(), RENAME, this::renamed);
    model.state().observe(screen.getViewLifecycleOwner(), this::show);
    model
        .glanced()
        .observe(screen.getViewLifecycleOwner(), id -> list.post(() -> adapter.refresh(id)));
    screen
        .getViewLifecycleOwner()
        .getLifecycle()
        .addObserver(new EveryMinute(() -> list.post(adapter::refreshAges)));
  }

  private void show(ExperimentsState state) {
    boolean newest =
        !state.experiments().isEmpty()
            && adapter.getItemCount() > 0
            && state.experiments().get(0).id != adapter.getCurrentList().get(0).id;
    boolean first = adapter.getItemCount() == 0;
    adapter.submitList(
        state.experiments(),
        () -> {
          if (newest) {
            list.scrollToPosition(0);
          } else if (first) {
            showOpened();
          }
        });
    noMatch.setVisibility(
        state.experiments().isEmpty() && !state.empty() ? View.VISIBLE : View.GONE);
  }

  /** Marks the card of what is opened beside the list; 0 for none. */
  void mark(long opened) {
    if (adapter.mark(opened)) {
      showOpened();
    }
  }

  private void showOpened() {
    int position = adapter.markedPosition();
    if (position >= 0) {
      list.scrollToPosition(position);
    }
  }

  @Override
  public void open(ExperimentEntity experiment) {
    int opened = experiment.state == ExperimentState.FINISHED ? R.id.compare : R.id.watch;
    NavController navigation = screen.navigation();
    NavBackStackEntry here = navigation.getCurrentBackStackEntry();
    boolean there =
        here != null
            && here.getDestination().getId() == opened
            && here.getArguments().getLong(Screen.ID) == experiment.id;
    if (!there) {
      navigation.navigate(opened, Screen.of(experiment.id), Screen.overTheList());
    }
  }

  @Override
  public Glance glance(ExperimentEntity experiment) {
    return model.glance(experiment);
  }

  @Override
  public void showMenu(View anchor, ExperimentEntity experiment) {
    PopupMenu menu = new PopupMenu(screen.requireContext(), anchor);
    menu.inflate(R.menu.experiment);
    menu.setOnMenuItemClickListener(item -> choose(item.getItemId(), experiment));
    menu.show();
  }

  private boolean choose(int action, ExperimentEntity experiment) {
    if (action == R.id.action_rename) {
      rename(experiment);
    } else if (action == R.id.action_duplicate) {
      model.duplicate(experiment.id, screen.getString(R.string.copy_of, experiment.name));
    } else if (action == R.id.action_share_spec) {
      Sharing.share(
          screen,
          Sharing.specName(experiment),
          "application/json",
          out -> Sharing.write(out, Experiments.spec(experiment).toPrettyJson()));
    } else if (action == R.id.action_delete) {
      delete(experiment);
    }
    return true;
  }

  private void delete(ExperimentEntity experiment) {
    if (adapter.marked() == experiment.id) {
      screen.navigation().popBackStack(R.id.experiments, false);
    }
    model.delete(experiment.id);
    Snackbar.make(place, screen.getString(R.string.deleted, experiment.name), Snackbar.LENGTH_LONG)
        .setAction(R.string.action_undo, button -> model.undoDelete(experiment.id))
        .show();
  }

  private void rename(ExperimentEntity experiment) {
    AskDialog.of(RENAME)
        .title(screen.getString(R.string.rename_title))
        .field(experiment.name)
        .about(Long.toString(experiment.id))
        .yes(R.string.ok)
        .no(R.string.cancel)
        .show(screen.getChildFragmentManager());
  }

  private void renamed(Bundle answer) {
    model.rename(
        Long.parseLong(answer.getString(AskDialog.ABOUT)), answer.getString(AskDialog.TYPED));
  }
}

package dev.hone.app.ui.experiments;

import android.net.Uri;
import android.os.Bundle;
import android.view.Menu;
import android.view.MenuInflater;
import android.view.MenuItem;
import android.view.View;
import androidx.activity.result.ActivityResultLauncher;
import androidx.activity.result.contract.ActivityResultContracts;
import androidx.annotation.NonNull;
import androidx.annotation.Nullable;
import androidx.appcompat.widget.PopupMenu;
import androidx.appcompat.widget.SearchView;
import androidx.core.view.MenuProvider;
import androidx.lifecycle.Lifecycle;
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
import dev.hone.app.ui.create.CreateFragment;

/** Home: all experiments, and the way to a new one. */
public final class ExperimentsFragment extends Screen
    implements MenuProvider, ExperimentAdapter.Actions {
  private static final String RENAME = "rename";

  private ExperimentsViewModel model;
  private ActivityResultLauncher<String[]> openSpec;

  public ExperimentsFragment() {
    super(R.layout.fragment_experiments);
  }

  @Override
  public void onCreate(@Nullable Bundle saved) {
    super.onCreate(saved);
    openSpec =
        registerForActivityResult(new ActivityResultContracts.OpenDocument(), this::openSpec);
  }

  @Override
  public void onViewCreated(@NonNull View view, @Nullable Bundle saved) {
    model =
        viewModel(
            ExperimentsViewModel.class, (container, state) -> ExperimentsFactory.of(container));
    AskDialog.hear(getChildFragmentManager(), getViewLifecycleOwner(), RENAME, this::renamed);
    requireActivity().addMenuProvider(this, getViewLifecycleOwner(), Lifecycle.State.RESUMED);
    RecyclerView list = view.findViewById(R.id.list);
    ExperimentAdapter adapter = new ExperimentAdapter(this);
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
    View empty = view.findViewById(R.id.empty);
    View noMatch = view.findViewById(R.id.no_match);
    View add = view.findViewById(R.id.add);
    model
        .state()
        .observe(
            getViewLifecycleOwner(),
            state -> {
              boolean newest =
                  !state.experiments().isEmpty()
                      && adapter.getItemCount() > 0
                      && state.experiments().get(0).id != adapter.getCurrentList().get(0).id;
              adapter.submitList(
                  state.experiments(),
                  () -> {
                    if (newest) {
                      list.scrollToPosition(0);
                    }
                  });
              empty.setVisibility(state.empty() ? View.VISIBLE : View.GONE);
              add.setVisibility(state.empty() ? View.GONE : View.VISIBLE);
              noMatch.setVisibility(state.noMatch() ? View.VISIBLE : View.GONE);
            });
    model.glanced().observe(getViewLifecycleOwner(), id -> list.post(() -> adapter.refresh(id)));
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
    add.setOnClickListener(button -> go(R.id.create, null));
    view.findViewById(R.id.own).setOnClickListener(button -> go(R.id.create, null));
    view.findViewById(R.id.first)
        .setOnClickListener(button -> model.first(getString(R.string.first_name)));
  }

  @Override
  public void open(ExperimentEntity experiment) {
    go(experiment.state == ExperimentState.FINISHED ? R.id.compare : R.id.watch, of(experiment.id));
  }

  @Override
  public Glance glance(ExperimentEntity experiment) {
    return model.glance(experiment);
  }

  @Override
  public void showMenu(View anchor, ExperimentEntity experiment) {
    PopupMenu menu = new PopupMenu(requireContext(), anchor);
    menu.inflate(R.menu.experiment);
    menu.setOnMenuItemClickListener(item -> choose(item.getItemId(), experiment));
    menu.show();
  }

  private boolean choose(int action, ExperimentEntity experiment) {
    if (action == R.id.action_rename) {
      rename(experiment);
    } else if (action == R.id.action_duplicate) {
      model.duplicate(experiment.id, getString(R.string.copy_of, experiment.name));
    } else if (action == R.id.action_share_spec) {
      Sharing.share(
          this,
          Sharing.specName(experiment),
          "application/json",
          out -> Sharing.write(out, Experiments.spec(experiment).toPrettyJson()));
    } else if (action == R.id.action_delete) {
      model.delete(experiment.id);
      Snackbar.make(
              requireView().findViewById(R.id.experiments_root),
              getString(R.string.deleted, experiment.name),
              Snackbar.LENGTH_LONG)
          .setAction(R.string.action_undo, button -> model.undoDelete(experiment.id))
          .show();
    }
    return true;
  }

  private void rename(ExperimentEntity experiment) {
    AskDialog.of(RENAME)
        .title(getString(R.string.rename_title))
        .field(experiment.name)
        .about(Long.toString(experiment.id))
        .yes(R.string.ok)
        .no(R.string.cancel)
        .show(getChildFragmentManager());
  }

  private void renamed(Bundle answer) {
    model.rename(
        Long.parseLong(answer.getString(AskDialog.ABOUT)), answer.getString(AskDialog.TYPED));
  }

  private void openSpec(@Nullable Uri uri) {
    if (uri != null) {
      go(R.id.create, CreateFragment.withSpec(uri));
    }
  }

  @Override
  public void onCreateMenu(@NonNull Menu menu, @NonNull MenuInflater inflater) {
    inflater.inflate(R.menu.experiments, menu);
    SearchView search = (SearchView) menu.findItem(R.id.action_search).getActionView();
    search.setQueryHint(getString(R.string.action_search));
    search.setOnQueryTextListener(
        new SearchView.OnQueryTextListener() {
          @Override
          public boolean onQueryTextSubmit(String text) {
            return false;
          }

          @Override
          public boolean onQueryTextChange(String text) {
            model.search(text);
            return true;
          }
        });
  }

  @Override
  public boolean onMenuItemSelected(@NonNull MenuItem item) {
    if (item.getItemId() == R.id.action_settings) {
      go(R.id.settings, null);
      return true;
    }
    if (item.getItemId() == R.id.action_open_spec) {
      openSpec.launch(new String[] {"application/json", "text/*", "application/octet-stream"});
      return true;
    }
    return false;
  }
}

package dev.hone.app.ui.experiments;

import android.net.Uri;
import android.view.Menu;
import android.view.MenuItem;
import androidx.activity.result.ActivityResultLauncher;
import androidx.activity.result.contract.ActivityResultContracts;
import androidx.annotation.Nullable;
import androidx.appcompat.widget.SearchView;
import dev.hone.app.R;
import dev.hone.app.ui.Screen;
import dev.hone.app.ui.create.CreateFragment;

/** Search, a spec from a file, settings: what the list's bar offers. */
final class ListMenu {
  private final Screen screen;
  private final ActivityResultLauncher<String[]> openSpec;

  /** Before the screen is created to its end, as Android asks of what waits for an answer. */
  ListMenu(Screen screen) {
    this.screen = screen;
    openSpec =
        screen.registerForActivityResult(
            new ActivityResultContracts.OpenDocument(), this::openSpec);
  }

  private void openSpec(@Nullable Uri uri) {
    if (uri != null) {
      screen.navigation().navigate(R.id.create, CreateFragment.withSpec(uri));
    }
  }

  /** Has the menu's field search; what was searched for before the screen was turned stands in. */
  static void search(Menu menu, ExperimentsViewModel model) {
    MenuItem item = menu.findItem(R.id.action_search);
    SearchView search = (SearchView) item.getActionView();
    search.setQueryHint(search.getResources().getString(R.string.action_search));
    ExperimentsState state = model.state().getValue();
    if (state != null && !state.search().isEmpty()) {
      item.expandActionView();
      search.setQuery(state.search(), false);
    }
    search.setOnQueryTextListener(
        new SearchView.OnQueryTextListener() {
          @Override
          public boolean onQueryTextSubmit(String text) {
            return false;
          }

          @Override
          public boolean onQueryTextChange(String text) {
            model.search(text.trim());
            return true;
          }
        });
  }

  /** Does what was chosen, if it is one of these. */
  boolean choose(int item) {
    if (item == R.id.action_settings) {
      screen.navigation().navigate(R.id.settings);
      return true;
    }
    if (item == R.id.action_open_spec) {
      openSpec.launch(new String[] {"application/json", "text/*", "application/octet-stream"});
      return true;
    }
    return false;
  }
}

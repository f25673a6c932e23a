package dev.hone.app;

import androidx.navigation.NavController;
import androidx.navigation.NavDestination;
import androidx.navigation.NavOptions;
import com.google.android.material.navigationrail.NavigationRailView;
import dev.hone.app.ui.SystemBars;

/** The way between the screens on wide screens. */
final class Rail {
  private final NavController navigation;

  private Rail(NavController navigation) {
    this.navigation = navigation;
  }

  static void set(NavigationRailView view, NavController navigation) {
    Rail rail = new Rail(navigation);
    SystemBars.betweenBars(view);
    navigation.addOnDestinationChangedListener(
        (controller, destination, arguments) -> {
          boolean own = view.getMenu().findItem(destination.getId()) != null;
          // What is opened from the list belongs to it.
          view.getMenu().findItem(own ? destination.getId() : R.id.experiments).setChecked(true);
        });
    view.setOnItemSelectedListener(
        item -> {
          rail.go(item.getItemId());
          return true;
        });
    // Touched again, the list closes what was opened from it; a screen stays as it is.
    view.setOnItemReselectedListener(item -> navigation.popBackStack(item.getItemId(), false));
  }

  /** A form that is left is there again with what was typed; all others begin anew. */
  private void go(int screen) {
    if (screen == R.id.experiments) {
      navigation.popBackStack(screen, false);
      return;
    }
    NavDestination here = navigation.getCurrentDestination();
    boolean typed = here != null && (here.getId() == R.id.create || here.getId() == R.id.data);
    navigation.navigate(
        screen,
        null,
        new NavOptions.Builder()
            .setPopUpTo(R.id.experiments, false, typed)
            .setLaunchSingleTop(true)
            .setRestoreState(true)
            .build());
  }
}

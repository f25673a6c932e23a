package dev.hone.app;

import android.content.Context;
import android.content.Intent;
import android.net.Uri;
import android.os.Bundle;
import androidx.activity.EdgeToEdge;
import androidx.annotation.NonNull;
import androidx.annotation.Nullable;
import androidx.appcompat.app.AppCompatActivity;
import androidx.lifecycle.ViewModelProvider;
import androidx.lifecycle.viewmodel.ViewModelInitializer;
import androidx.navigation.NavController;
import androidx.navigation.NavDestination;
import androidx.navigation.fragment.NavHostFragment;
import androidx.navigation.ui.AppBarConfiguration;
import androidx.navigation.ui.NavigationUI;
import com.google.android.material.appbar.MaterialToolbar;
import com.google.android.material.navigationrail.NavigationRailView;
import dev.hone.app.opening.Handed;
import dev.hone.app.opening.Opened;
import dev.hone.app.opening.Opening;
import dev.hone.app.ui.AskDialog;
import dev.hone.app.ui.Languages;
import dev.hone.app.ui.Screen;
import dev.hone.app.ui.Sharing;
import dev.hone.app.ui.SystemBars;
import dev.hone.app.ui.Uris;
import dev.hone.app.ui.create.CreateFragment;
import dev.hone.app.ui.create.DataFragment;
import dev.hone.app.ui.experiments.ListPaneFragment;
import dev.hone.app.ui.model.ModelFragment;
import dev.hone.base.Message;
import java.nio.file.Paths;

/** The one activity: toolbar and the screen below it. */
public final class MainActivity extends AppCompatActivity {
  private static final String EXPERIMENT = "experiment";
  private static final String TROUBLE = "trouble";
  private static final String DAMAGE = "damage";

  private static final String OPENED = "opened";

  private NavController navigation;
  private Opening opening;

  /** Opens the app at an experiment's training. */
  public static Intent openExperiment(Context context, long id) {
    return new Intent(context, MainActivity.class)
        .putExtra(EXPERIMENT, id)
        .addFlags(Intent.FLAG_ACTIVITY_CLEAR_TOP | Intent.FLAG_ACTIVITY_SINGLE_TOP);
  }

  @Override
  protected void onCreate(Bundle saved) {
    EdgeToEdge.enable(this);
    super.onCreate(saved);
    setContentView(R.layout.activity_main);
    SystemBars.keepClear(findViewById(R.id.root));
    SystemBars.belowStatusBar(findViewById(R.id.bar));
    MaterialToolbar toolbar = findViewById(R.id.toolbar);
    setSupportActionBar(toolbar);
    NavHostFragment host =
        (NavHostFragment) getSupportFragmentManager().findFragmentById(R.id.content);
    navigation = host.getNavController();
    NavigationUI.setupActionBarWithNavController(
        this, navigation, new AppBarConfiguration.Builder(navigation.getGraph()).build());
    NavigationRailView rail = findViewById(R.id.rail); // on wide screens alone
    if (rail != null) {
      Rail.set(rail, navigation);
    }
    ListPaneFragment.fit(this);
    if (getResources().getBoolean(R.bool.two_panes)) {
      navigation.addOnDestinationChangedListener(this::leaveTitleToTheList);
    }
    AppContainer container = HoneApplication.container(this);
    opening =
        new ViewModelProvider(
                this,
                ViewModelProvider.Factory.from(
                    new ViewModelInitializer<>(
                        Opening.class,
                        extras ->
                            new Opening(
                                container.files().opened(), container.io(), container.main()))))
            .get(Opening.class);
    opening.opened().observe(this, this::show);
    if (saved == null) {
      open(getIntent());
    }
    AskDialog.hear(
        getSupportFragmentManager(),
        this,
        TROUBLE,
        answer -> Sharing.report(this, Paths.get(answer.getString(AskDialog.ABOUT))));
    MemoryQuestion.hear(this, container);
    container.troubles().last().observe(this, this::tell);
    container.damagedDatabase().observe(this, this::tellDamage);
  }

  /** In sight the app may start its service: what waits for a turn goes on without breaks. */
  @Override
  protected void onStart() {
    super.onStart();
    AppContainer container = HoneApplication.container(this);
    container.orders().execute(container.training()::takeUp);
    MemoryQuestion.ask(this, container);
  }

  @Override
  public boolean onSupportNavigateUp() {
    return navigation.navigateUp() || super.onSupportNavigateUp();
  }

  @Override
  protected void onNewIntent(@NonNull Intent intent) {
    super.onNewIntent(intent);
    open(intent);
  }

  private void open(Intent intent) {
    long id = intent.getLongExtra(EXPERIMENT, 0);
    if (id != 0) {
      Bundle arguments = new Bundle();
      arguments.putLong("id", id);
      navigation.navigate(R.id.watch, arguments, Screen.overTheList());
      return;
    }
    boolean again = (intent.getFlags() & Intent.FLAG_ACTIVITY_LAUNCHED_FROM_HISTORY) != 0;
    if (Handed.isFile(intent) && !again) {
      Uri uri = Handed.file(intent);
      if (uri == null) {
        opening.refuse(Message.of("phone.open.text"));
      } else {
        opening.open(Uris.file(getContentResolver(), uri));
      }
    }
  }

  /** Where the list stands beside it, home needs no title: the list has its own. */
  private void leaveTitleToTheList(
      NavController controller, NavDestination destination, @Nullable Bundle arguments) {
    if (destination.getId() == R.id.experiments) {
      getSupportActionBar().setTitle("");
    }
  }

  /** Shows the screen for what another app handed over, or says why there is none. */
  private void show(Opened opened) {
    if (opened == null) {
      return;
    }
    opening.shown();
    if (opened.problem() != null) {
      AskDialog.of(OPENED)
          .message(Uris.reason(getResources(), opened.problem()))
          .no(R.string.ok)
          .show(getSupportFragmentManager());
      return;
    }
    Uri copy = Uri.fromFile(opened.copy().toFile());
    switch (opened.kind()) {
      case MODEL ->
          navigation.navigate(
              R.id.opened_model, ModelFragment.opened(opened.copy()), Screen.overTheList());
      case SPEC ->
          navigation.navigate(R.id.create, CreateFragment.withSpec(copy), Screen.overTheList());
      default -> {
        navigation.navigate(R.id.create, null, Screen.overTheList());
        navigation.navigate(R.id.data, DataFragment.withFile(copy));
      }
    }
  }

  /**
   * A task in the background failed: says so, and offers the report of a fault of the app's own.
   */
  private void tell(Troubles.Trouble trouble) {
    if (trouble == null) {
      return;
    }
    HoneApplication.container(this).troubles().told();
    AskDialog dialog =
        AskDialog.of(TROUBLE)
            .message(trouble.message().in(Languages.of(getResources())))
            .no(R.string.ok);
    if (trouble.report() != null) {
      dialog.about(trouble.report().toString()).yes(R.string.share_report);
    }
    dialog.show(getSupportFragmentManager());
  }

  private void tellDamage(String damaged) {
    if (damaged != null) {
      HoneApplication.container(this).toldDamage();
      AskDialog.of(DAMAGE)
          .message(getString(R.string.database_damaged, damaged))
          .no(R.string.ok)
          .show(getSupportFragmentManager());
    }
  }
}

package dev.hone.app;

import android.content.Context;
import android.content.Intent;
import android.os.Bundle;
import android.view.View;
import androidx.activity.EdgeToEdge;
import androidx.annotation.NonNull;
import androidx.appcompat.app.AppCompatActivity;
import androidx.core.graphics.Insets;
import androidx.core.view.ViewCompat;
import androidx.core.view.WindowInsetsCompat;
import androidx.navigation.NavController;
import androidx.navigation.NavOptions;
import androidx.navigation.fragment.NavHostFragment;
import androidx.navigation.ui.AppBarConfiguration;
import androidx.navigation.ui.NavigationUI;
import com.google.android.material.appbar.MaterialToolbar;
import dev.hone.app.ui.AskDialog;
import dev.hone.app.ui.Languages;
import dev.hone.app.ui.Sharing;
import java.nio.file.Paths;

/** The one activity: toolbar and the screen below it. */
public final class MainActivity extends AppCompatActivity {
  private static final String EXPERIMENT = "experiment";
  private static final String TROUBLE = "trouble";
  private static final String DAMAGE = "damage";

  private NavController navigation;

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
    keepClearOfSystemBars(findViewById(R.id.root));
    MaterialToolbar toolbar = findViewById(R.id.toolbar);
    setSupportActionBar(toolbar);
    NavHostFragment host =
        (NavHostFragment) getSupportFragmentManager().findFragmentById(R.id.content);
    navigation = host.getNavController();
    NavigationUI.setupActionBarWithNavController(
        this, navigation, new AppBarConfiguration.Builder(navigation.getGraph()).build());
    if (saved == null) {
      open(getIntent());
    }
    AskDialog.hear(
        getSupportFragmentManager(),
        this,
        TROUBLE,
        answer -> Sharing.report(this, Paths.get(answer.getString(AskDialog.ABOUT))));
    HoneApplication.container(this).troubles().last().observe(this, this::tell);
    HoneApplication.container(this).damagedDatabase().observe(this, this::tellDamage);
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
      navigation.navigate(
          R.id.watch,
          arguments,
          new NavOptions.Builder().setPopUpTo(R.id.experiments, false).build());
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

  private static void keepClearOfSystemBars(View root) {
    ViewCompat.setOnApplyWindowInsetsListener(
        root,
        (view, windowInsets) -> {
          Insets insets =
              windowInsets.getInsets(
                  WindowInsetsCompat.Type.systemBars()
                      | WindowInsetsCompat.Type.displayCutout()
                      | WindowInsetsCompat.Type.ime());
          view.setPadding(insets.left, insets.top, insets.right, insets.bottom);
          return WindowInsetsCompat.CONSUMED;
        });
  }
}

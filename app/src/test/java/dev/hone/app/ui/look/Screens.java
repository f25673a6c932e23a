package dev.hone.app.ui.look;

import static org.junit.Assert.assertEquals;

import android.os.Bundle;
import android.view.View;
import android.view.ViewGroup;
import androidx.navigation.Navigation;
import androidx.preference.PreferenceManager;
import androidx.test.core.app.ActivityScenario;
import androidx.test.core.app.ApplicationProvider;
import com.google.android.material.bottomsheet.BottomSheetDialog;
import com.google.android.material.textfield.TextInputLayout;
import dev.hone.app.App;
import dev.hone.app.MainActivity;
import dev.hone.app.R;
import dev.hone.app.data.ExperimentState;
import dev.hone.app.data.Settings;
import dev.hone.app.data.WaitReason;
import dev.hone.app.ui.Screen;
import dev.hone.base.Message;
import org.robolectric.shadows.ShadowDialog;

/** Walks through every screen of the app with the same content each time. */
final class Screens {
  /** Looks at a screen. Main thread. */
  interface Visitor {
    void visit(String screen, View root);
  }

  private final App app;
  private final Visitor visitor;
  private ActivityScenario<MainActivity> activity;

  Screens(App app, Visitor visitor) {
    this.app = app;
    this.visitor = visitor;
  }

  /** Chooses what screens show of the phone's own: nothing of the machine that tests. */
  static void choose(boolean dynamicColours) {
    PreferenceManager.getDefaultSharedPreferences(ApplicationProvider.getApplicationContext())
        .edit()
        .putBoolean(Settings.DYNAMIC_COLOR, dynamicColours)
        .putString(Settings.THREADS, "1")
        .commit();
  }

  void walk() {
    activity = app.start();
    visit("experiments-empty");
    boolean chinese =
        "zh"
            .equals(
                ApplicationProvider.getApplicationContext().getString(R.string.engine_language));
    long moons =
        app.train(
            chinese ? "双月，第一次" : "Two moons, first",
            App.spec("two-moons", 40, 2, "none", "l2=0.1", "dropout=0.3", "early-stopping=5"));
    assertEquals(4 * 2, app.waitFor(moons, ExperimentState.FINISHED).finishedRuns);
    app.waitUntil("rest", () -> app.container().holding().getActiveCount() == 0);
    String[] others =
        chinese ? new String[] {"失败", "停止", "暂停"} : new String[] {"Failed", "Stopped", "Paused"};
    ExperimentState[] states = {
      ExperimentState.FAILED, ExperimentState.STOPPED, ExperimentState.PAUSED
    };
    for (int i = 0; i < others.length; i++) {
      long id = app.create(others[i], App.spec("wine", 10, 2, "none", "l1=0.01"));
      ExperimentState state = states[i];
      app.run(
          () ->
              app.container()
                  .database()
                  .experiments()
                  .setStateIfActive(
                      id,
                      state,
                      WaitReason.NONE,
                      state == ExperimentState.FAILED ? Message.of("phone.memory") : null));
    }
    app.run(
        () ->
            app.container()
                .database()
                .getOpenHelper()
                .getWritableDatabase()
                .execSQL("UPDATE experiments SET trainingSeconds = 12"));
    visit("experiments");
    go(R.id.create, null);
    settle(40);
    visit("form");
    for (int fold : new int[] {R.id.unfold_harder, R.id.unfold_network, R.id.unfold_rare}) {
      activity.onActivity(screen -> screen.findViewById(fold).performClick());
    }
    settle(20);
    visit("form-unfolded");
    sheet();
    go(R.id.data, null);
    settle(30);
    visit("data");
    go(R.id.watch, id(moons));
    settle(30);
    visit("training");
    go(R.id.compare, id(moons));
    settle(40);
    visit("comparison");
    Bundle model = id(moons);
    model.putInt(Screen.ARM, 1);
    go(R.id.model, model);
    settle(40);
    activity.onActivity(Screens::typeInputs);
    settle(30);
    visit("model");
    go(R.id.settings, null);
    settle(30);
    visit("settings");
    go(R.id.reference, null);
    settle(10);
    visit("reference");
    go(R.id.licences, null);
    settle(20);
    visit("licences");
  }

  /** A row of one's own: test rows are taken by chance. */
  private static void typeInputs(MainActivity screen) {
    ViewGroup inputs = screen.findViewById(R.id.inputs);
    for (int i = 0; i < inputs.getChildCount(); i++) {
      TextInputLayout field = inputs.getChildAt(i).findViewById(R.id.value);
      field.getEditText().setText("0.5");
    }
  }

  /** An arm's sheet, which has a window of its own. */
  private void sheet() {
    activity.onActivity(screen -> screen.findViewById(R.id.add_arm).performClick());
    settle(10);
    BottomSheetDialog shown = (BottomSheetDialog) ShadowDialog.getLatestDialog();
    visitor.visit("arm", shown.findViewById(com.google.android.material.R.id.design_bottom_sheet));
    shown.dismiss();
    settle(5);
  }

  private void visit(String screen) {
    settle(10);
    activity.onActivity(shown -> visitor.visit(screen, shown.findViewById(R.id.root)));
  }

  private static Bundle id(long id) {
    Bundle arguments = new Bundle();
    arguments.putLong(Screen.ID, id);
    return arguments;
  }

  private void go(int destination, Bundle arguments) {
    activity.onActivity(
        screen ->
            Navigation.findNavController(screen, R.id.content).navigate(destination, arguments));
  }

  private static void settle(int times) {
    for (int i = 0; i < times; i++) {
      App.idle();
    }
  }
}

package dev.hone.app.ui.watch;

import static androidx.test.espresso.matcher.ViewMatchers.Visibility.GONE;
import static androidx.test.espresso.matcher.ViewMatchers.Visibility.VISIBLE;
import static androidx.test.espresso.matcher.ViewMatchers.withEffectiveVisibility;
import static androidx.test.espresso.matcher.ViewMatchers.withId;
import static androidx.test.espresso.matcher.ViewMatchers.withText;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import android.graphics.Rect;
import android.os.Bundle;
import android.view.View;
import android.view.ViewGroup;
import android.widget.TextView;
import androidx.navigation.Navigation;
import androidx.test.core.app.ActivityScenario;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import dev.hone.app.App;
import dev.hone.app.MainActivity;
import dev.hone.app.R;
import dev.hone.app.data.EpochEntity;
import dev.hone.app.data.ExperimentState;
import dev.hone.app.data.HoneDatabase;
import dev.hone.app.data.RunEntity;
import dev.hone.app.data.WaitReason;
import dev.hone.app.ui.Screen;
import dev.hone.spec.ExperimentSpec;
import dev.hone.spec.Plan;
import java.util.ArrayList;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.annotation.Config;

/**
 * The training screen of runs that are put into the database: what stands on the first screen, and
 * which arms are open.
 */
@RunWith(AndroidJUnit4.class)
public class WatchScreenTest {
  private static final int EPOCHS = 40;

  /** Ten epochs a second. */
  private static final double SECONDS = 64;

  @Rule public final App app = new App();

  private ActivityScenario<MainActivity> activity;

  /** Three arms until decided, eight repeats at most; 6, 5 and 5 of them are finished. */
  private void open() {
    open(
        new double[] {0.95, 0.96, 0.94, 0.97, 0.95, 0.96},
        new double[] {0.33, 0.34, 0.33, 0.32, 0.33},
        new double[] {0.96, 0.94, 0.97, 0.97, 0.94});
  }

  private void open(double[] none, double[] ruined, double[] dropout) {
    ExperimentSpec spec =
        App.spec("iris", EPOCHS, 8, "none", "l1=1", "dropout=0.5")
            .withPlan(Plan.untilDecided(8, 0));
    activity = app.start();
    long id = app.create("Looked at", spec);
    app.run(
        () -> {
          HoneDatabase database = app.container().database();
          runs(database, id, 0, none);
          runs(database, id, 1, ruined);
          runs(database, id, 2, dropout);
          int finished = none.length + ruined.length + dropout.length;
          database.experiments().setProgress(id, finished, 24);
          database.experiments().addSeconds(id, SECONDS);
          database.experiments().take(id, ExperimentState.RUNNING, WaitReason.NONE);
        });
    Bundle arguments = new Bundle();
    arguments.putLong(Screen.ID, id);
    activity.onActivity(
        screen ->
            Navigation.findNavController(screen, R.id.content).navigate(R.id.watch, arguments));
    App.waitFor(withId(R.id.looked), withEffectiveVisibility(VISIBLE));
  }

  private static void runs(HoneDatabase database, long id, int arm, double... accuracies) {
    List<RunEntity> all = new ArrayList<>();
    for (int repeat = 0; repeat < 8; repeat++) {
      RunEntity run = new RunEntity();
      run.experimentId = id;
      run.arm = arm;
      run.repeat = repeat;
      all.add(run);
    }
    database.runs().insert(all);
    for (int repeat = 0; repeat < accuracies.length; repeat++) {
      long run = database.runs().find(id, arm, repeat).id;
      database.runs().finish(run, EPOCHS, accuracies[repeat], 1 - accuracies[repeat], 1);
      List<EpochEntity> epochs = new ArrayList<>();
      for (int epoch = 1; epoch <= EPOCHS; epoch++) {
        EpochEntity one = new EpochEntity();
        one.runId = run;
        one.epoch = epoch;
        one.trainLoss = 1.0 / epoch;
        one.validationLoss = 1.2 / epoch + 0.05 * arm + 0.02 * repeat;
        epochs.add(one);
      }
      database.runs().putEpochs(epochs);
    }
  }

  /**
   * The ruined arm is worse at the first look, by 62 points that vary by one; dropout's differences
   * 1, −2, 3, 0, −1 tell nothing.
   */
  @Test
  public void whichArmsAreOpen_isSaid() {
    open();
    App.waitFor(withId(R.id.looked), withText("After 5 repeats 1 of 2 variants are still open."));
    activity.onActivity(
        screen ->
            assertEquals(
                "nothing is spoken meanwhile",
                View.ACCESSIBILITY_LIVE_REGION_NONE,
                screen.findViewById(R.id.state).getAccessibilityLiveRegion()));
    assertEquals(
        List.of(
            "No regularisation: 6 of 8 runs, 75 %",
            "L1 1: decided after 5 runs", "Dropout 0.5: 5 of 8 runs, 62 % · open"),
        arms());
    // 16 runs are done; none lacks two, dropout three, the ruined arm nothing: 5 of 21.
    App.waitFor(withId(R.id.percent), withText("76 %"));
    App.waitFor(withId(R.id.time), withText("At most about 20 s left · 1 min 4 s so far"));
  }

  @Test
  @Config(qualifiers = "zh-rCN-w360dp-h640dp-port-mdpi")
  public void whichArmsAreOpen_isSaidInChinese() {
    open();
    App.waitFor(withId(R.id.looked), withText("重复 5 次后，2 个方案中还有 1 个未定。"));
    assertEquals("无正则化：6 / 8 次训练，75%", arms().get(0));
    assertEquals("L1 1：5 次训练后已定", arms().get(1));
    assertEquals("Dropout 0.5：5 / 8 次训练，62% · 未定", arms().get(2));
  }

  @Test
  public void beforeTheFirstLook_itIsSaidWhenThatIs() {
    open(new double[] {0.95, 0.96, 0.94}, new double[] {0.33, 0.34}, new double[] {0.96, 0.94});
    App.waitFor(
        withId(R.id.looked),
        withText("All 2 variants are open; Hone looks first after 5 repeats."));
  }

  @Test
  @Config(qualifiers = "zh-rCN-w360dp-h640dp-port-mdpi")
  public void beforeTheFirstLook_itIsSaidWhenThatIsInChinese() {
    open(new double[] {0.95, 0.96, 0.94}, new double[] {0.33, 0.34}, new double[] {0.96, 0.94});
    App.waitFor(withId(R.id.looked), withText("2 个方案都未定；重复 5 次后首次查看。"));
  }

  @Test
  @Config(qualifiers = "w320dp-h480dp-port-mdpi")
  public void smallestPhone_showsItAllWithoutScrolling() {
    open();
    assertAllSeen();
  }

  @Test
  @Config(qualifiers = "w360dp-h640dp-port-mdpi")
  public void smallPhone_showsItAllWithoutScrolling() {
    open();
    assertAllSeen();
  }

  /** At the end nothing is open. */
  @Test
  public void afterTheEnd_nothingIsSaidOfOpenArms() {
    long id = app.train("Ended", App.spec("iris", 5, 2, "none", "l2=0.1"));
    app.waitFor(id, ExperimentState.FINISHED);
    activity = app.start();
    Bundle arguments = new Bundle();
    arguments.putLong(Screen.ID, id);
    activity.onActivity(
        screen ->
            Navigation.findNavController(screen, R.id.content).navigate(R.id.watch, arguments));
    App.waitFor(withId(R.id.compare), withEffectiveVisibility(VISIBLE));
    App.waitFor(withId(R.id.looked), withEffectiveVisibility(GONE));
    App.waitFor(withId(R.id.progress_line), withEffectiveVisibility(GONE));
    activity.onActivity(
        screen ->
            assertEquals(
                "the end is spoken",
                View.ACCESSIBILITY_LIVE_REGION_POLITE,
                screen.findViewById(R.id.state).getAccessibilityLiveRegion()));
    assertEquals(
        List.of("No regularisation: 2 of 2 runs, 100 %", "L2 0.1: 2 of 2 runs, 100 %"), arms());
  }

  private void assertAllSeen() {
    for (int i = 0; i < 20; i++) {
      App.idle();
    }
    activity.onActivity(
        screen -> {
          for (int id :
              new int[] {R.id.name, R.id.state, R.id.percent, R.id.time, R.id.pause, R.id.curves}) {
            View view = screen.findViewById(id);
            Rect seen = new Rect();
            String name = screen.getResources().getResourceEntryName(id);
            assertTrue(name + " is not seen", view.getGlobalVisibleRect(seen));
            assertEquals(name + " is cut off", view.getHeight(), seen.height());
          }
          View drawing = ((ViewGroup) screen.findViewById(R.id.curves)).getChildAt(2);
          float density = screen.getResources().getDisplayMetrics().density;
          assertTrue("the curves have room", drawing.getHeight() >= 110 * density);
        });
  }

  private List<String> arms() {
    List<String> lines = new ArrayList<>();
    activity.onActivity(
        screen -> {
          ViewGroup rows = screen.findViewById(R.id.arms);
          for (int i = 0; i < rows.getChildCount(); i++) {
            TextView line = rows.getChildAt(i).findViewById(R.id.arm);
            lines.add(line.getText().toString());
          }
        });
    return lines;
  }
}

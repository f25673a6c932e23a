package dev.hone.app.ui.compare;

import static androidx.test.espresso.Espresso.pressBack;
import static androidx.test.espresso.action.ViewActions.click;
import static androidx.test.espresso.action.ViewActions.scrollTo;
import static androidx.test.espresso.matcher.ViewMatchers.Visibility.GONE;
import static androidx.test.espresso.matcher.ViewMatchers.Visibility.VISIBLE;
import static androidx.test.espresso.matcher.ViewMatchers.isDescendantOfA;
import static androidx.test.espresso.matcher.ViewMatchers.isDisplayed;
import static androidx.test.espresso.matcher.ViewMatchers.isEnabled;
import static androidx.test.espresso.matcher.ViewMatchers.withEffectiveVisibility;
import static androidx.test.espresso.matcher.ViewMatchers.withId;
import static androidx.test.espresso.matcher.ViewMatchers.withText;
import static org.hamcrest.CoreMatchers.allOf;
import static org.hamcrest.CoreMatchers.instanceOf;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import android.view.View;
import android.view.ViewGroup;
import android.view.accessibility.AccessibilityNodeInfo;
import android.view.accessibility.AccessibilityNodeProvider;
import android.widget.EditText;
import android.widget.HorizontalScrollView;
import android.widget.TableLayout;
import android.widget.TableRow;
import androidx.test.core.app.ActivityScenario;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import dev.hone.app.App;
import dev.hone.app.MainActivity;
import dev.hone.app.R;
import dev.hone.app.data.ExperimentState;
import dev.hone.compare.Comparison;
import java.util.ArrayList;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.annotation.Config;

/**
 * The result's screen as a person reads and touches it: every figure of the two charts of verdicts,
 * worked out from the runs by other code, their order, and the two buttons.
 */
@RunWith(AndroidJUnit4.class)
public class CompareScreenTest {
  private static final List<String> OTHERS = List.of("l2=0.1", "l1=1");
  private static final int REPEATS = 5;

  @Rule public final App app = new App();

  private ActivityScenario<MainActivity> activity;
  private ExpectedFigures figures;

  private void open(String name, String... arms) {
    long id = app.train(name, App.spec("two-moons", 30, REPEATS, arms));
    app.waitFor(id, ExperimentState.FINISHED);
    Comparison comparison = app.get(() -> app.container().experiments().comparison(id));
    figures = new ExpectedFigures(comparison, arms[0], arms.length - 1, REPEATS);
    activity = app.start();
    App.waitFor(withText(name), isDisplayed()).perform(click());
    App.waitFor(withId(R.id.result), withEffectiveVisibility(VISIBLE));
    for (int i = 0; i < 10; i++) {
      App.idle();
    }
  }

  @Test
  public void chartsOfVerdicts_sayWhatTheRunsGive() {
    open("To read", "none", "l2=0.1", "l1=1");
    List<String> differences = new ArrayList<>();
    List<String> chances = new ArrayList<>();
    for (String arm : OTHERS) {
      String said = (arm.equals("l1=1") ? "L1 1" : "L2 0.1") + ": " + figures.verdict(arm) + ", ";
      differences.add(said + figures.differenceWords(figures.difference(arm)));
      chances.add(said + figures.chanceWords(arm));
    }
    assertEquals(differences, steps(R.id.forest));
    assertEquals(chances, steps(R.id.chances));
    assertEquals(
        "Differences from No regularisation; practically the same within 1 point. "
            + String.join("; ", differences),
        said(R.id.forest));
    assertEquals("Chances of each variant. " + String.join("; ", chances), said(R.id.chances));
    App.waitFor(withId(R.id.forest_title), withText("Difference from No regularisation"));
    App.waitFor(
        withText(
            "Shape and line: mean and 95 % interval, for all variants together. Right of zero is"
                + " better."),
        withEffectiveVisibility(VISIBLE));
  }

  @Test
  public void sentenceForestBarsTable_standInThisOrder() {
    open("In order", "none", "l2=0.1");
    activity.onActivity(
        screen -> {
          int above = -1;
          for (int id :
              new int[] {
                R.id.verdict, R.id.forest, R.id.chances, R.id.table, R.id.curves, R.id.histograms
              }) {
            int[] place = new int[2];
            screen.findViewById(id).getLocationInWindow(place);
            assertTrue(screen.getResources().getResourceEntryName(id), place[1] > above);
            above = place[1];
          }
        });
  }

  /** Which arm is better is worked out from the interval that the table shows, too. */
  @Test
  public void useThisModel_opensTheArmThatIsBetter_orTheBaselineAndSaysSo() {
    // A large penalty ruins the net.
    open("Ruined", "none", "l1=1");
    double[] difference = figures.difference("l1=1");
    assertTrue(ExpectedFigures.mean(difference) + figures.half(difference) < 0);
    App.waitFor(withId(R.id.use_model), withText("Use the baseline: No regularisation"));
    App.waitFor(
        withId(R.id.use_why),
        withText("No variant is told to be better, so the model to use is the baseline's."));
    App.waitFor(withId(R.id.use_model), isEnabled()).perform(scrollTo(), click());
    App.waitFor(withId(R.id.name), withText("No regularisation"));
    pressBack();
  }

  @Test
  public void useThisModel_namesTheArmThatIsBetter() {
    // A net that its penalty ruins says the commoner of two classes: six of ten are right.
    long id = app.train("Mended", App.spec("breast-cancer", 15, 6, "l1=1", "none"));
    app.waitFor(id, ExperimentState.FINISHED);
    Comparison comparison = app.get(() -> app.container().experiments().comparison(id));
    figures = new ExpectedFigures(comparison, "l1=1", 1, 6);
    for (double difference : figures.difference("none")) {
      assertTrue("better by " + difference, difference > 0.15);
    }
    activity = app.start();
    App.waitFor(withText("Mended"), isDisplayed()).perform(click());
    App.waitFor(withId(R.id.use_model), withText("Use this model: No regularisation"));
    App.waitFor(withId(R.id.use_why), withEffectiveVisibility(GONE));
    App.waitFor(withId(R.id.use_model), isEnabled()).perform(scrollTo(), click());
    App.waitFor(withId(R.id.name), withText("No regularisation"));
  }

  @Test
  public void moreRepeats_opensTheFormWithTwiceAsMany() {
    open("Again", "none", "l2=0.1");
    App.waitFor(withId(R.id.more_repeats), withEffectiveVisibility(VISIBLE))
        .perform(scrollTo(), click());
    App.waitFor(
        allOf(isDescendantOfA(withId(R.id.seeds)), instanceOf(EditText.class)),
        withText(Integer.toString(2 * REPEATS)));
    App.waitFor(
        allOf(isDescendantOfA(withId(R.id.epochs)), instanceOf(EditText.class)), withText("30"));
  }

  @Test
  @Config(qualifiers = "w320dp-h480dp-port-mdpi")
  public void namesStay_whileTheOtherColumnsAreScrolled() {
    open("Wide", "none", "l2=0.1");
    activity.onActivity(
        screen -> {
          HorizontalScrollView scroll = screen.findViewById(R.id.table_scroll);
          TableLayout table = screen.findViewById(R.id.table);
          assertTrue("wider than the screen", table.getWidth() > scroll.getWidth() + 200);
          int[] before = place(table, 1, 0);
          int[] verdict = place(table, 1, 1);
          scroll.scrollTo(200, 0);
          assertEquals(before[0], place(table, 1, 0)[0]);
          assertEquals(before[0], place(table, 0, 0)[0]);
          assertEquals(verdict[0] - 200, place(table, 1, 1)[0]);
          View name = ((TableRow) table.getChildAt(1)).getChildAt(0);
          assertNotNull("opaque", name.getBackground());
          assertTrue("leaves room", name.getWidth() < 0.45 * scroll.getWidth());
        });
  }

  private static int[] place(TableLayout table, int row, int cell) {
    int[] place = new int[2];
    ((TableRow) table.getChildAt(row)).getChildAt(cell).getLocationInWindow(place);
    return place;
  }

  private String said(int id) {
    String[] said = {null};
    activity.onActivity(
        screen -> said[0] = screen.findViewById(id).getContentDescription().toString());
    return said[0];
  }

  /** What TalkBack says of a chart's rows, one by one. */
  private List<String> steps(int id) {
    List<String> spoken = new ArrayList<>();
    activity.onActivity(
        screen -> {
          View rows = ((ViewGroup) screen.findViewById(id)).getChildAt(0);
          AccessibilityNodeProvider provider = rows.getAccessibilityNodeProvider();
          AccessibilityNodeInfo host =
              provider.createAccessibilityNodeInfo(AccessibilityNodeProvider.HOST_VIEW_ID);
          for (int i = 0; i < host.getChildCount(); i++) {
            spoken.add(provider.createAccessibilityNodeInfo(i).getContentDescription().toString());
          }
        });
    return spoken;
  }
}

package dev.hone.app.ui.compare;

import static androidx.test.espresso.action.ViewActions.click;
import static androidx.test.espresso.matcher.ViewMatchers.isDisplayed;
import static androidx.test.espresso.matcher.ViewMatchers.withId;
import static androidx.test.espresso.matcher.ViewMatchers.withText;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import android.content.res.Resources;
import android.widget.TableLayout;
import android.widget.TableRow;
import androidx.core.view.ViewCompat;
import androidx.test.core.app.ActivityScenario;
import androidx.test.core.app.ApplicationProvider;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import dev.hone.app.App;
import dev.hone.app.MainActivity;
import dev.hone.app.R;
import dev.hone.app.data.ExperimentEntity;
import dev.hone.app.data.ExperimentState;
import dev.hone.app.ui.Formats;
import dev.hone.base.Language;
import dev.hone.base.Message;
import dev.hone.compare.ArmSummary;
import dev.hone.compare.Comparison;
import dev.hone.report.Headline;
import dev.hone.stats.Chances;
import dev.hone.stats.Interval;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.annotation.Config;

/** The screens say what the engine says, to the letter, in the language of the screen. */
@RunWith(AndroidJUnit4.class)
public class VerdictTest {
  @Rule public final App app = new App();

  @Test
  public void english() {
    shows(Language.EN);
    assertEquals(
        "Could not go on: The phone has too little memory for this network and batch. Choose"
            + " smaller ones.",
        failed());
  }

  @Test
  @Config(qualifiers = "zh-rCN-w411dp-h891dp-port-xhdpi")
  public void chinese() {
    shows(Language.ZH);
    assertEquals("无法继续：手机内存不足以运行此网络和批大小。请选择更小的值。", failed());
  }

  private void shows(Language language) {
    long id = app.train("To judge", App.spec("two-moons", 10, 3, "none", "l2=0.1", "l1=10"));
    app.waitFor(id, ExperimentState.FINISHED);
    ActivityScenario<MainActivity> activity = app.start();
    App.waitFor(withText("To judge"), isDisplayed()).perform(click());
    Comparison comparison = app.get(() -> app.container().experiments().comparison(id));
    App.waitFor(withId(R.id.verdict), withText(Headline.of(comparison).in(language)));
    activity.onActivity(
        screen -> {
          TableRow headings =
              (TableRow) ((TableLayout) screen.findViewById(R.id.table)).getChildAt(0);
          assertEquals(
              language == Language.EN ? "sorted, smallest or first on top" : "已排序，最小或最前的在上",
              String.valueOf(ViewCompat.getStateDescription(headings.getChildAt(0))));
        });
    Resources resources = ApplicationProvider.getApplicationContext().getResources();
    ArmSummary baseline = comparison.baselineArm();
    assertEquals(
        language == Language.EN ? "baseline" : "基线",
        Column.VERDICT.cell(resources, comparison, baseline));
    assertEquals("–", Column.DIFFERENCE.cell(resources, comparison, baseline));
    for (ArmSummary arm : comparison.arms().subList(1, 3)) {
      assertEquals(expected(arm, language), Column.VERDICT.cell(resources, comparison, arm));
      Chances chances = arm.metricComparison().chances();
      String[] shown = Column.CHANCES.cell(resources, comparison, arm).split(" · ", -1);
      assertEquals(3, shown.length);
      assertEquals(100 * chances.better(), Double.parseDouble(shown[0]), 0.5);
      assertEquals(100 * chances.same(), Double.parseDouble(shown[1]), 1);
      assertEquals(100 * chances.worse(), Double.parseDouble(shown[2].replace(" *", "")), 0.5);
      String difference = Column.DIFFERENCE.cell(resources, comparison, arm);
      assertTrue(
          difference, difference.contains(language == Language.EN ? " points [" : " 个百分点 ["));
      String gap = Column.GAP.cell(resources, comparison, arm);
      assertTrue(gap, gap.endsWith(language == Language.EN ? " points" : " 个百分点"));
    }
  }

  /** By the ends of the interval; the margin is one point. */
  private static String expected(ArmSummary arm, Language language) {
    Interval difference = arm.metricComparison().difference();
    boolean english = language == Language.EN;
    if (difference.low() > 0.01) {
      return english ? "better by more than 1 point" : "更好，超过 1 个百分点";
    }
    if (difference.high() < -0.01) {
      return english ? "worse by more than 1 point" : "更差，超过 1 个百分点";
    }
    if (difference.low() > -0.01 && difference.high() < 0.01) {
      assertTrue(difference.low() <= 0 && difference.high() >= 0);
      return english ? "practically the same" : "实际相同";
    }
    if (difference.low() > 0) {
      return english ? "better" : "更好";
    }
    if (difference.high() < 0) {
      return english ? "worse" : "更差";
    }
    return english ? "cannot say yet" : "尚不能判断";
  }

  private static String failed() {
    ExperimentEntity experiment = new ExperimentEntity();
    experiment.state = ExperimentState.FAILED;
    experiment.message = Message.of("phone.memory");
    return Formats.state(ApplicationProvider.getApplicationContext().getResources(), experiment);
  }
}

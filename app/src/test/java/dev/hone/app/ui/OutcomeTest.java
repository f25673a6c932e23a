package dev.hone.app.ui;

import static androidx.test.espresso.action.ViewActions.click;
import static androidx.test.espresso.matcher.ViewMatchers.isDisplayed;
import static androidx.test.espresso.matcher.ViewMatchers.isEnabled;
import static androidx.test.espresso.matcher.ViewMatchers.withId;
import static androidx.test.espresso.matcher.ViewMatchers.withText;
import static org.hamcrest.CoreMatchers.allOf;
import static org.hamcrest.CoreMatchers.startsWith;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import android.os.Bundle;
import androidx.navigation.fragment.NavHostFragment;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import dev.hone.app.App;
import dev.hone.app.R;
import dev.hone.app.data.ExperimentState;
import dev.hone.compare.ArmSummary;
import dev.hone.compare.Comparison;
import dev.hone.data.source.Difficulty;
import dev.hone.spec.ExperimentSpec;
import dev.hone.stats.Interval;
import java.util.Locale;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;

/** What list and training say of a finished experiment: the outcome, and what was made hard. */
@RunWith(AndroidJUnit4.class)
public class OutcomeTest {
  private static final String HARD = "Made hard on purpose: 10 % of the training labels are wrong.";

  @Rule public final App app = new App();

  @Test
  public void listAndTraining_sayTheOutcomeAndTheDifficulty() {
    ExperimentSpec plain = App.spec("breast-cancer", 15, 6, "none", "l1=1");
    ExperimentSpec spec = plain.withData(plain.data().withDifficulty(new Difficulty(1, 0.1)));
    long id = app.train("Hard one", spec);
    app.waitFor(id, ExperimentState.FINISHED);
    Comparison comparison = app.get(() -> app.container().experiments().comparison(id));
    String outcome = outcome(comparison);
    // As a version before left it: it had no outcome.
    app.run(() -> app.container().database().experiments().finish(id, null));
    app.run(() -> app.container().experiments().tellOutcomes());
    var scenario = app.start();
    App.waitFor(withId(R.id.state), withText(outcome + "\n" + HARD));

    scenario.onActivity(
        activity -> {
          Bundle arguments = new Bundle();
          arguments.putLong(Screen.ID, id);
          ((NavHostFragment) activity.getSupportFragmentManager().findFragmentById(R.id.content))
              .getNavController()
              .navigate(R.id.watch, arguments);
        });
    App.waitFor(allOf(withId(R.id.verdict), withText(outcome)), isEnabled());
    App.waitFor(withId(R.id.verdict_title), withText("Verdict"));
    App.waitFor(withId(R.id.state), withText(outcome + "\n" + HARD));

    App.waitFor(withId(R.id.compare), isDisplayed()).perform(click());
    App.waitFor(
        allOf(withId(R.id.verdict), withText(startsWith(HARD + " " + outcome))), isDisplayed());
  }

  /** Worked out from the interval, not by the writer of sentences. */
  private static String outcome(Comparison comparison) {
    ArmSummary arm = comparison.arms().get(1);
    Interval difference = arm.metricComparison().difference();
    assertTrue("l1=1 ruins the net: " + difference, difference.high() < -0.01);
    assertFalse(arm.isBaseline());
    return String.format(
        Locale.ROOT,
        "L1 1 is worse than No regularisation by more than 1 point: test accuracy −%.1f points"
            + " [−%.1f, −%.1f].",
        -100 * difference.mean(),
        -100 * difference.low(),
        -100 * difference.high());
  }
}

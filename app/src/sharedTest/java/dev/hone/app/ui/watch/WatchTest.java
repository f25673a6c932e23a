package dev.hone.app.ui.watch;

import static androidx.test.espresso.action.ViewActions.click;
import static androidx.test.espresso.matcher.ViewMatchers.Visibility.VISIBLE;
import static androidx.test.espresso.matcher.ViewMatchers.isDisplayed;
import static androidx.test.espresso.matcher.ViewMatchers.withEffectiveVisibility;
import static androidx.test.espresso.matcher.ViewMatchers.withId;
import static androidx.test.espresso.matcher.ViewMatchers.withText;
import static dev.hone.app.Scroll.scrollTo;
import static org.junit.Assert.assertTrue;

import android.content.res.Resources;
import androidx.test.core.app.ActivityScenario;
import androidx.test.core.app.ApplicationProvider;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import dev.hone.app.App;
import dev.hone.app.MainActivity;
import dev.hone.app.R;
import dev.hone.app.data.ExperimentState;
import dev.hone.app.ui.Languages;
import dev.hone.compare.Comparison;
import dev.hone.report.Headline;
import dev.hone.spec.ExperimentSpec;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;

/** An experiment that is watched, rotated, paused and resumed while it is trained. */
@RunWith(AndroidJUnit4.class)
public class WatchTest {
  @Rule public final App app = new App();

  @Test
  public void rotatedPausedAndResumedEndsAsUndisturbed() {
    ExperimentSpec spec = App.spec("iris", 15_000, 2, "none", "l2=0.1");
    long id = app.create("Watched", spec);
    ActivityScenario<MainActivity> activity = app.start();
    App.waitFor(withText("Watched"), isDisplayed()).perform(click());
    App.waitFor(withId(R.id.curves), withEffectiveVisibility(VISIBLE));
    app.container().training().start();
    app.waitUntil("some epochs", () -> app.container().database().runs().countEpochs(id) > 50);
    activity.recreate();
    App.waitFor(withId(R.id.pause), withEffectiveVisibility(VISIBLE)).perform(scrollTo(), click());
    app.waitFor(id, ExperimentState.PAUSED);
    App.waitFor(withId(R.id.state), withText(R.string.state_paused));
    int epochs = app.get(() -> app.container().database().runs().countEpochs(id));
    assertTrue("paused after the end: " + epochs, epochs < 4 * 15_000);

    App.waitFor(withId(R.id.resume), withEffectiveVisibility(VISIBLE)).perform(scrollTo(), click());
    app.waitFor(id, ExperimentState.FINISHED);
    Comparison undisturbed = App.compare(spec);
    Resources resources = ApplicationProvider.getApplicationContext().getResources();
    String outcome = Headline.first(undisturbed).in(Languages.of(resources));
    App.waitFor(withId(R.id.state), withText(outcome));
    App.assertSame(undisturbed, app.get(() -> app.container().experiments().comparison(id)));
  }
}

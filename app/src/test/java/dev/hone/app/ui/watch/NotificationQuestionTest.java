package dev.hone.app.ui.watch;

import static androidx.test.espresso.Espresso.onView;
import static androidx.test.espresso.action.ViewActions.click;
import static androidx.test.espresso.assertion.ViewAssertions.matches;
import static androidx.test.espresso.matcher.RootMatchers.isDialog;
import static androidx.test.espresso.matcher.ViewMatchers.isDisplayed;
import static androidx.test.espresso.matcher.ViewMatchers.withId;
import static androidx.test.espresso.matcher.ViewMatchers.withText;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;
import static org.robolectric.Shadows.shadowOf;

import android.Manifest;
import android.app.Application;
import android.content.Context;
import android.content.Intent;
import androidx.preference.PreferenceManager;
import androidx.test.core.app.ActivityScenario;
import androidx.test.core.app.ApplicationProvider;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import dev.hone.app.App;
import dev.hone.app.MainActivity;
import dev.hone.app.R;
import dev.hone.app.data.ExperimentState;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.annotation.Config;
import org.robolectric.shadows.ShadowDialog;

/** The question for notifications: once, where something is trained, with its reason before. */
@RunWith(AndroidJUnit4.class)
public class NotificationQuestionTest {
  private static final String REASON =
      "Training goes on while you use other apps. One notification shows how far it is and lets you"
          + " pause it; another says when it is done or needs you.";
  private static final String COST =
      "Without notifications Hone trains all the same, but nothing tells you when it is done, and"
          + " it can be paused only in the app.";

  @Rule public final App app = new App();

  private final Application context = ApplicationProvider.getApplicationContext();

  @Test
  public void firstTraining_saysWhy_andThenTheSystemAsks() {
    notAsked();
    try (ActivityScenario<MainActivity> activity = watch()) {
      waitForDialog(REASON);
      assertNull("the system does not ask before", asked(activity));
      onView(withText("Continue")).inRoot(isDialog()).perform(click());
      App.idle();
      assertTrue(app.container().settings().askedForNotifications());
      assertEquals(Manifest.permission.POST_NOTIFICATIONS, asked(activity));
    }
  }

  @Test
  public void refused_saysWhatThatCosts_andNeverAsksAgain() {
    notAsked();
    try (ActivityScenario<MainActivity> activity = watch()) {
      waitForDialog(REASON);
      onView(withText("Not now")).inRoot(isDialog()).perform(click());
      App.idle();
      onView(withText(COST)).inRoot(isDialog()).check(matches(isDisplayed()));
      onView(withText("OK")).inRoot(isDialog()).perform(click());
      assertNull(asked(activity));
    }
    ShadowDialog.reset();
    try (ActivityScenario<MainActivity> again = open(app.newest().id)) {
      App.waitFor(withId(R.id.pause), isDisplayed());
      assertNull(ShadowDialog.getLatestDialog());
      assertNull(asked(again));
    }
  }

  @Test
  public void allowedAlready_nothingIsAsked() {
    notAsked();
    shadowOf(context).grantPermissions(Manifest.permission.POST_NOTIFICATIONS);
    try (ActivityScenario<MainActivity> activity = watch()) {
      App.waitFor(withId(R.id.pause), isDisplayed());
      assertNull(ShadowDialog.getLatestDialog());
      assertNull(asked(activity));
    }
  }

  @Test
  @Config(sdk = 26)
  public void untilAndroid12_nothingIsAsked() {
    notAsked();
    try (ActivityScenario<MainActivity> activity = watch()) {
      App.waitFor(withId(R.id.pause), isDisplayed());
      assertNull(ShadowDialog.getLatestDialog());
      assertNull(asked(activity));
    }
    assertFalse(app.container().settings().askedForNotifications());
  }

  private void notAsked() {
    PreferenceManager.getDefaultSharedPreferences(context)
        .edit()
        .remove("asked_for_notifications")
        .commit();
  }

  /** The screen of an experiment that is trained. */
  private ActivityScenario<MainActivity> watch() {
    // Long enough not to end while a test looks at it.
    long id = app.train("Long", App.spec("breast-cancer", 100_000, 1, "none", "dropout=0.2"));
    app.waitFor(id, ExperimentState.RUNNING);
    return open(id);
  }

  private ActivityScenario<MainActivity> open(long id) {
    return ActivityScenario.launch(MainActivity.openExperiment((Context) context, id));
  }

  private static void waitForDialog(String text) {
    App.idle();
    long end = System.currentTimeMillis() + 60_000;
    while (ShadowDialog.getLatestDialog() == null && System.currentTimeMillis() < end) {
      App.idle();
    }
    onView(withText(text)).inRoot(isDialog()).check(matches(isDisplayed()));
  }

  /** What the system was made to ask for; null if nothing. */
  private static String asked(ActivityScenario<MainActivity> activity) {
    String[] permission = new String[1];
    activity.onActivity(
        one -> {
          Intent question = shadowOf(one).getNextStartedActivity();
          if (question != null) {
            String[] names =
                question.getStringArrayExtra("android.content.pm.extra.REQUEST_PERMISSIONS_NAMES");
            permission[0] = names == null ? question.toString() : names[0];
          }
        });
    return permission[0];
  }
}

package dev.hone.app.ui.create;

import static androidx.test.espresso.Espresso.onView;
import static androidx.test.espresso.action.ViewActions.click;
import static androidx.test.espresso.action.ViewActions.closeSoftKeyboard;
import static androidx.test.espresso.action.ViewActions.replaceText;
import static androidx.test.espresso.action.ViewActions.scrollTo;
import static androidx.test.espresso.assertion.ViewAssertions.matches;
import static androidx.test.espresso.matcher.RootMatchers.isDialog;
import static androidx.test.espresso.matcher.ViewMatchers.isDescendantOfA;
import static androidx.test.espresso.matcher.ViewMatchers.isEnabled;
import static androidx.test.espresso.matcher.ViewMatchers.withContentDescription;
import static androidx.test.espresso.matcher.ViewMatchers.withId;
import static androidx.test.espresso.matcher.ViewMatchers.withTagValue;
import static androidx.test.espresso.matcher.ViewMatchers.withText;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import android.net.Uri;
import android.widget.EditText;
import androidx.navigation.Navigation;
import androidx.test.core.app.ActivityScenario;
import androidx.test.core.app.ApplicationProvider;
import androidx.test.espresso.ViewInteraction;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import dev.hone.app.App;
import dev.hone.app.MainActivity;
import dev.hone.app.R;
import dev.hone.spec.ExperimentSpec;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;

/** The form of a new experiment: faults at their fields, settings, rotation. */
@RunWith(AndroidJUnit4.class)
public class FormTest {
  @Rule public final App app = new App();

  private ActivityScenario<MainActivity> activity;

  private void open() {
    activity = app.start();
    App.waitFor(withId(R.id.own), isEnabled()).perform(scrollTo(), click());
    App.waitFor(withId(R.id.estimate), withText(containsString("35 runs")));
  }

  @Test
  public void aFaultIsToldAtItsField() {
    open();
    field(R.id.epochs).perform(scrollTo(), replaceText("0"), closeSoftKeyboard());
    App.waitFor(
        allOf(isDescendantOfA(withId(R.id.epochs)), withText(containsString("100000"))),
        isEnabled());
    onView(withId(R.id.start)).check(matches(not(isEnabled())));
    field(R.id.epochs).perform(scrollTo(), replaceText("10"), closeSoftKeyboard());
    App.waitFor(withId(R.id.start), isEnabled());

    field(R.id.hidden).perform(scrollTo(), replaceText("64, x"), closeSoftKeyboard());
    App.waitFor(withId(R.id.start), not(isEnabled()));
    field(R.id.hidden).perform(scrollTo(), replaceText("8"), closeSoftKeyboard());
    App.waitFor(withId(R.id.parameters), withText(containsString("266")));
  }

  @Test
  public void aSettingIsAddedChangedAndRemoved() {
    open();
    onView(withId(R.id.add_arm)).perform(scrollTo(), click());
    part("dropout").perform(scrollTo(), click());
    part("l2").perform(scrollTo(), click());
    onView(withId(R.id.done)).inRoot(isDialog()).perform(scrollTo(), click());
    App.waitFor(allOf(withId(R.id.arm), withText("l2=0.01+dropout=0.3")), isEnabled());
    App.waitFor(withId(R.id.estimate), withText(containsString("40 runs")));

    // The same once more is refused, with its reason.
    onView(withId(R.id.add_arm)).perform(scrollTo(), click());
    part("batch-norm").perform(scrollTo(), click());
    onView(withId(R.id.done)).inRoot(isDialog()).perform(scrollTo(), click());
    onView(withId(R.id.arm_error)).inRoot(isDialog()).check(matches(withText(R.string.arm_exists)));
    part("layer-norm").perform(scrollTo(), click());
    onView(withId(R.id.done)).inRoot(isDialog()).perform(scrollTo(), click());
    onView(withId(R.id.arm_error))
        .inRoot(isDialog())
        .check(matches(withText(containsString("choose one"))));
    androidx.test.espresso.Espresso.pressBack();

    onView(withContentDescription("Remove l2=0.01+dropout=0.3")).perform(scrollTo(), click());
    App.waitFor(withId(R.id.estimate), withText(containsString("35 runs")));
  }

  @Test
  public void whatWasTypedSurvivesRotation() {
    open();
    field(R.id.epochs).perform(scrollTo(), replaceText("12"), closeSoftKeyboard());
    field(R.id.name).perform(scrollTo(), replaceText("Mine"), closeSoftKeyboard());
    activity.recreate();
    App.waitFor(
        allOf(isDescendantOfA(withId(R.id.epochs)), instanceOf(EditText.class)), withText("12"));
    field(R.id.name).check(matches(withText("Mine")));
  }

  @Test
  public void aSpecIsOpened() throws Exception {
    openSpec(App.spec("wine", 9, 2, "none", "l1=0.02"));
    App.waitFor(withId(R.id.estimate), withText(containsString("4 runs")));
    onView(withId(R.id.data_title)).check(matches(withText(containsString("Wine"))));
    field(R.id.epochs).check(matches(withText("9")));
    onView(allOf(withId(R.id.arm), withText("l1=0.02"))).check(matches(isEnabled()));
  }

  @Test
  public void aSpecWhoseFileIsNotHereSaysSo() throws Exception {
    ExperimentSpec spec = App.spec("iris", 9, 2, "none", "l1=0.02");
    openSpec(spec.withData(spec.data().withSource("far/away.csv")));
    App.waitFor(withId(R.id.estimate), withText(containsString("away.csv")));
    onView(withId(R.id.start)).check(matches(not(isEnabled())));
  }

  /** As the list's menu does it with the file that was picked. */
  private void openSpec(ExperimentSpec spec) throws IOException {
    File file = new File(ApplicationProvider.getApplicationContext().getCacheDir(), "spec.json");
    try (OutputStream out = new FileOutputStream(file)) {
      out.write(spec.toPrettyJson().getBytes(StandardCharsets.UTF_8));
    }
    activity = app.start();
    activity.onActivity(
        screen ->
            Navigation.findNavController(screen, R.id.content)
                .navigate(R.id.create, CreateFragment.withSpec(Uri.fromFile(file))));
  }

  private static ViewInteraction part(String key) {
    return onView(withTagValue(is((Object) key))).inRoot(isDialog());
  }

  private static ViewInteraction field(int id) {
    return onView(allOf(isDescendantOfA(withId(id)), instanceOf(EditText.class)));
  }
}

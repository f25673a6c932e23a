package dev.hone.app.ui.create;

import static androidx.test.espresso.Espresso.onView;
import static androidx.test.espresso.action.ViewActions.click;
import static androidx.test.espresso.action.ViewActions.closeSoftKeyboard;
import static androidx.test.espresso.action.ViewActions.replaceText;
import static androidx.test.espresso.assertion.ViewAssertions.matches;
import static androidx.test.espresso.matcher.RootMatchers.isDialog;
import static androidx.test.espresso.matcher.ViewMatchers.hasDescendant;
import static androidx.test.espresso.matcher.ViewMatchers.hasSibling;
import static androidx.test.espresso.matcher.ViewMatchers.isChecked;
import static androidx.test.espresso.matcher.ViewMatchers.isDescendantOfA;
import static androidx.test.espresso.matcher.ViewMatchers.isDisplayed;
import static androidx.test.espresso.matcher.ViewMatchers.isEnabled;
import static androidx.test.espresso.matcher.ViewMatchers.withContentDescription;
import static androidx.test.espresso.matcher.ViewMatchers.withId;
import static androidx.test.espresso.matcher.ViewMatchers.withTagValue;
import static androidx.test.espresso.matcher.ViewMatchers.withText;
import static dev.hone.app.Scroll.scrollTo;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.Assert.assertEquals;

import android.net.Uri;
import android.widget.EditText;
import androidx.navigation.Navigation;
import androidx.test.core.app.ActivityScenario;
import androidx.test.core.app.ApplicationProvider;
import androidx.test.espresso.ViewInteraction;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import com.google.android.material.slider.Slider;
import dev.hone.app.App;
import dev.hone.app.MainActivity;
import dev.hone.app.R;
import dev.hone.app.data.Experiments;
import dev.hone.losses.Losses;
import dev.hone.optim.Clipping;
import dev.hone.regularizers.Regularizers;
import dev.hone.spec.ExperimentSpec;
import dev.hone.spec.TrainingSettings;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
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
    onView(withId(R.id.unfold_network)).perform(scrollTo(), click());
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
    App.waitFor(allOf(withId(R.id.arm), withText("L2 0.01 + Dropout 0.3")), isEnabled());
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

    onView(withContentDescription("Remove L2 0.01 + Dropout 0.3")).perform(scrollTo(), click());
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
    onView(allOf(withId(R.id.arm), withText("L1 0.02"))).check(matches(isEnabled()));
  }

  @Test
  public void aSpecWhoseFileIsNotHereSaysSo() throws Exception {
    ExperimentSpec spec = App.spec("iris", 9, 2, "none", "l1=0.02");
    openSpec(spec.withData(spec.data().withSource("far/away.csv")));
    App.waitFor(withId(R.id.estimate), withText(containsString("away.csv")));
    onView(withId(R.id.start)).check(matches(not(isEnabled())));
  }

  /** What is rare is unfolded where a spec sets it, and is seen. */
  @Test
  public void whatASpecSetsIsVisible() throws Exception {
    ExperimentSpec spec = App.spec("diabetes", 100, 5, "none", "l2=0.003");
    TrainingSettings usual = spec.training();
    openSpec(
        new ExperimentSpec(
            spec.data(),
            spec.model(),
            new TrainingSettings(
                Losses.ALL.parse("huber(2)"),
                usual.epochs(),
                usual.batchSize(),
                usual.optimizer(),
                usual.learningRate(),
                usual.schedule(),
                Clipping.byGlobalNorm(5)),
            spec.arms(),
            5,
            7));
    App.waitFor(withId(R.id.estimate), withText(containsString("10 runs")));
    field(R.id.clip_norm).perform(scrollTo()).check(matches(withText("5")));
    field(R.id.seed).perform(scrollTo()).check(matches(withText("7")));
    onView(withTagValue(is((Object) "huber.delta")))
        .perform(scrollTo())
        .check(matches(withText("2")));
    onView(withId(R.id.harder)).check(matches(not(isDisplayed())));
  }

  @Test
  public void presetIsOneTap() {
    open();
    onView(withId(R.id.preset_l2)).perform(scrollTo(), click());
    int strengths = Regularizers.ALL.card("l2").parameters().get(0).grid().size();
    App.waitFor(withId(R.id.estimate), withText(containsString((strengths + 1) * 5 + " runs")));
  }

  /** A value between the slider's places stays as it is until somebody moves the slider. */
  @Test
  public void anArmThatIsLookedAtStaysAsItWas() throws Exception {
    openSpec(App.spec("wine", 9, 2, "none", "mild:l2=0.003"));
    App.waitFor(withId(R.id.estimate), withText(containsString("4 runs")));
    onView(withContentDescription("Change mild")).perform(scrollTo(), click());
    typed("l2.strength").check(matches(withText("0.003")));
    onView(withId(R.id.done)).inRoot(isDialog()).perform(scrollTo(), click());
    onView(allOf(withId(R.id.arm), withText("mild"))).check(matches(isEnabled()));
    App.waitFor(allOf(withId(R.id.start), isEnabled()), isDisplayed()).perform(click());
    App.waitFor(withId(R.id.curves), isEnabled());
    assertEquals(
        List.of("none", "mild:l2=0.003"),
        Experiments.spec(app.newest()).arms().stream()
            .map(
                arm ->
                    arm.name().equals("mild")
                        ? arm.name() + ":" + arm.regularization()
                        : arm.name())
            .collect(Collectors.toList()));
  }

  @Test
  public void theSheetOfAnArmSurvivesRotation() {
    open();
    onView(withId(R.id.add_arm)).perform(scrollTo(), click());
    part("l2").perform(scrollTo(), click());
    typed("l2.strength").perform(scrollTo(), replaceText("0.0042"), closeSoftKeyboard());
    activity.recreate();
    typed("l2.strength").perform(scrollTo()).check(matches(withText("0.0042")));
    part("l2").check(matches(isChecked()));
    part("l1").check(matches(not(isChecked())));
    typed("l2.strength").perform(replaceText("much"), closeSoftKeyboard());
    onView(withId(R.id.done)).inRoot(isDialog()).perform(scrollTo(), click());
    onView(withId(R.id.arm_error))
        .inRoot(isDialog())
        .check(matches(withText(containsString("Strength"))));
    typed("l2.strength").perform(scrollTo(), replaceText("0.0042"), closeSoftKeyboard());
    onView(withId(R.id.done)).inRoot(isDialog()).perform(scrollTo(), click());
    App.waitFor(allOf(withId(R.id.arm), withText("L2 0.0042")), isEnabled());
  }

  @Test
  public void theSliderTypesItsValue() {
    open();
    onView(withId(R.id.add_arm)).perform(scrollTo(), click());
    part("dropout").perform(scrollTo(), click());
    onView(
            allOf(
                instanceOf(Slider.class),
                hasSibling(hasDescendant(withTagValue(is((Object) "dropout.rate"))))))
        .inRoot(isDialog())
        .perform(scrollTo(), click());
    List<Double> places = SliderValues.of(Regularizers.ALL.card("dropout").parameter("rate"));
    double middle = places.get((places.size() - 1) / 2);
    double above = places.get(places.size() / 2);
    typed("dropout.rate")
        .check(matches(withText(anyOf(is(Picked.plain(middle)), is(Picked.plain(above))))));
  }

  private static ViewInteraction typed(String parameter) {
    return onView(withTagValue(is((Object) parameter))).inRoot(isDialog());
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

package dev.hone.app.opening;

import static androidx.test.espresso.Espresso.onView;
import static androidx.test.espresso.assertion.ViewAssertions.matches;
import static androidx.test.espresso.matcher.RootMatchers.isDialog;
import static androidx.test.espresso.matcher.ViewMatchers.Visibility.GONE;
import static androidx.test.espresso.matcher.ViewMatchers.Visibility.VISIBLE;
import static androidx.test.espresso.matcher.ViewMatchers.isDisplayed;
import static androidx.test.espresso.matcher.ViewMatchers.isEnabled;
import static androidx.test.espresso.matcher.ViewMatchers.withEffectiveVisibility;
import static androidx.test.espresso.matcher.ViewMatchers.withId;
import static androidx.test.espresso.matcher.ViewMatchers.withText;
import static dev.hone.app.Scroll.scrollTo;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.robolectric.Shadows.shadowOf;

import android.content.Context;
import android.content.Intent;
import android.net.Uri;
import androidx.navigation.Navigation;
import androidx.test.core.app.ActivityScenario;
import androidx.test.core.app.ApplicationProvider;
import androidx.test.espresso.action.ViewActions;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import dev.hone.app.App;
import dev.hone.app.MainActivity;
import dev.hone.app.R;
import dev.hone.app.data.ExperimentState;
import dev.hone.base.Language;
import dev.hone.base.Message;
import dev.hone.spec.ExperimentSpec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hamcrest.Matcher;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.robolectric.shadows.ShadowDialog;

/**
 * Files that other apps hand over, by names that say nothing: each opens its screen, or a sentence.
 */
@RunWith(AndroidJUnit4.class)
public class OpenFromOtherAppsTest {
  @Rule public final App app = new App();
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final Context context = ApplicationProvider.getApplicationContext();
  private final AtomicInteger files = new AtomicInteger();
  private ActivityScenario<MainActivity> activity;

  @After
  public void close() {
    if (activity != null) {
      activity.close();
    }
  }

  private Uri file(byte[] bytes) {
    Uri uri = Uri.parse("content://other.app/" + files.incrementAndGet());
    shadowOf(context.getContentResolver())
        .registerInputStreamSupplier(uri, () -> new ByteArrayInputStream(bytes));
    return uri;
  }

  private void view(Uri uri) {
    launch(new Intent(Intent.ACTION_VIEW).setDataAndType(uri, "application/octet-stream"));
  }

  private void launch(Intent intent) {
    activity = ActivityScenario.launch(intent.setClass(context, MainActivity.class));
  }

  private String screen() {
    String[] name = new String[1];
    activity.onActivity(
        shown ->
            name[0] =
                shown
                    .getResources()
                    .getResourceEntryName(
                        Navigation.findNavController(shown, R.id.content)
                            .getCurrentDestination()
                            .getId()));
    return name[0];
  }

  private byte[] model() throws IOException {
    long id = app.train("Trained", App.spec("iris", 5, 1, "none", "l2=0.1"));
    app.waitFor(id, ExperimentState.FINISHED);
    Path file =
        app.get(
            () -> app.container().files().model(app.container().database().runs().model(id, 1)));
    return Files.readAllBytes(file);
  }

  @Test
  public void aModelOpensItsScreen_andStaysWhenTheProcessEnds() throws IOException {
    view(file(model()));
    App.waitFor(withId(R.id.result), withEffectiveVisibility(VISIBLE));
    assertEquals("opened_model", screen());
    App.waitFor(allOf(withId(R.id.name), withText("L2 0.1")), withEffectiveVisibility(VISIBLE));
    App.waitFor(withId(R.id.sample), withEffectiveVisibility(GONE));
    App.waitFor(withId(R.id.plot_card), withEffectiveVisibility(GONE));
    App.waitFor(withId(R.id.opened_from), withText(containsString("trained on iris")));
    activity.recreate();
    App.waitFor(withId(R.id.result), withEffectiveVisibility(VISIBLE));
    assertEquals(1, copies().size());
  }

  @Test
  public void aSpecOpensTheForm() {
    ExperimentSpec spec = App.spec("wine", 17, 2, "none", "l1=0.003");
    Intent send =
        new Intent(Intent.ACTION_SEND)
            .setType("application/json")
            .putExtra(Intent.EXTRA_STREAM, file(spec.toPrettyJson().getBytes(UTF_8)));
    launch(send);
    App.waitFor(allOf(withId(R.id.data_title), withText(containsString("Wine"))), isEnabled());
    assertEquals("create", screen());
    App.waitFor(withText("L1 0.003"), isEnabled());
  }

  @Test
  public void aTableOpensTheDataScreen_andIsUsedInTheForm() {
    StringBuilder text = new StringBuilder("size,kind\n");
    for (int i = 0; i < 50; i++) {
      text.append(i * 7 % 13).append(i % 2 == 0 ? ",x\n" : ",y\n");
    }
    view(file(text.toString().getBytes(UTF_8)));
    App.waitFor(withId(R.id.preview_text), withText(containsString("50 rows")));
    assertEquals("data", screen());
    App.waitFor(allOf(withId(R.id.use), isEnabled()), isEnabled())
        .perform(scrollTo(), ViewActions.click());
    App.waitFor(allOf(withId(R.id.data_title), withText(containsString(".csv"))), isEnabled());
    assertEquals("create", screen());
  }

  @Test
  public void anOpenAppTakesAFile_overTheList() throws IOException {
    activity = app.start();
    byte[] bytes = model();
    activity.onActivity(
        shown ->
            androidx.test.platform.app.InstrumentationRegistry.getInstrumentation()
                .callActivityOnNewIntent(
                    shown,
                    new Intent(Intent.ACTION_VIEW)
                        .setDataAndType(file(bytes), "application/octet-stream")));
    App.waitFor(withId(R.id.result), withEffectiveVisibility(VISIBLE));
    assertEquals("opened_model", screen());
    androidx.test.espresso.Espresso.pressBack();
    App.idle();
    assertEquals("experiments", screen());
  }

  @Test
  public void whatCannotBeOpenedIsASentence_andLeavesNothing() throws IOException {
    refused(
        Files.readAllBytes(Paths.get("../models/pen-digits-lstm/infer.tflite")),
        "is a TensorFlow Lite file. Hone writes such files");
    refused("{\"colour\": 1}".getBytes(UTF_8), "experiment spec");
    byte[] tensors = {2, 0, 0, 0, 0, 0, 0, 0, '{', '}'};
    refused(tensors, "is a safetensors file, but no model that Hone trained");
  }

  /** Waits for the sentence over the list. */
  private void said(Matcher<String> sentence) {
    app.waitUntil("a dialog", () -> ShadowDialog.getLatestDialog() != null);
    onView(withText(sentence)).inRoot(isDialog()).check(matches(isDisplayed()));
    ShadowDialog.reset();
  }

  private void refused(byte[] bytes, String sentence) throws IOException {
    view(file(bytes));
    said(containsString(sentence));
    assertEquals("experiments", screen());
    assertEquals(List.of(), copies());
    activity.close();
  }

  @Test
  public void aPermissionThatEndedIsASentence() {
    Uri uri = Uri.parse("content://other.app/revoked");
    shadowOf(context.getContentResolver())
        .registerInputStreamSupplier(
            uri,
            () -> {
              throw new SecurityException("no more");
            });
    view(uri);
    said(is(context.getString(R.string.failure_permission)));
  }

  @Test
  public void textAndPathsAreNoFiles() {
    launch(new Intent(Intent.ACTION_SEND).setType("text/plain").putExtra(Intent.EXTRA_TEXT, "a"));
    said(is(Message.of("phone.open.text").in(Language.EN)));
    activity.close();
    Path own = context.getFilesDir().toPath().resolve("data");
    assertNull(
        Handed.file(
            new Intent(Intent.ACTION_VIEW).setDataAndType(Uri.fromFile(own.toFile()), "text/csv")));
  }

  @Test
  public void aStartFromTheListOfRecentAppsOpensNothingAgain() {
    Intent again =
        new Intent(Intent.ACTION_VIEW)
            .setDataAndType(file("a,b\n1,2\n".getBytes(UTF_8)), "text/csv")
            .addFlags(Intent.FLAG_ACTIVITY_LAUNCHED_FROM_HISTORY);
    launch(again);
    App.waitFor(withId(R.id.empty), withEffectiveVisibility(VISIBLE));
    assertEquals("experiments", screen());
  }

  private List<Path> copies() throws IOException {
    Path opened = app.container().files().opened();
    if (!Files.exists(opened)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(opened)) {
      return all.filter(Files::isRegularFile).collect(Collectors.toList());
    }
  }
}

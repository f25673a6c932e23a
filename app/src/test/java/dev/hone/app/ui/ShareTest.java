package dev.hone.app.ui;

import static androidx.test.espresso.Espresso.onView;
import static androidx.test.espresso.Espresso.openActionBarOverflowOrOptionsMenu;
import static androidx.test.espresso.action.ViewActions.click;
import static androidx.test.espresso.matcher.ViewMatchers.isDisplayed;
import static androidx.test.espresso.matcher.ViewMatchers.withId;
import static androidx.test.espresso.matcher.ViewMatchers.withText;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import android.content.Context;
import android.content.Intent;
import android.net.Uri;
import androidx.test.core.app.ApplicationProvider;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import dev.hone.app.App;
import dev.hone.app.R;
import dev.hone.app.data.ExperimentState;
import dev.hone.base.JsonFields;
import dev.hone.compare.Comparison;
import dev.hone.report.ResultFile;
import dev.hone.spec.ExperimentSpec;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.Shadows;

/**
 * What reaches the share sheet: files that other apps may read, and that the command line
 * understands.
 */
@RunWith(AndroidJUnit4.class)
public class ShareTest {
  @Rule public final App app = new App();

  @Test
  public void reportResultAndSpec() throws Exception {
    ExperimentSpec spec = App.spec("two-moons", 10, 2, "none", "l2=0.1");
    long id = app.train("To share", spec);
    app.waitFor(id, ExperimentState.FINISHED);
    app.start();
    App.waitFor(withText("To share"), isDisplayed()).perform(click());
    App.waitFor(withId(R.id.verdict), isDisplayed());

    onView(withId(R.id.action_share_report)).perform(click());
    String report = shared("To share.html", "text/html");
    assertTrue(report.startsWith("<!DOCTYPE html>") || report.startsWith("<!doctype html>"));
    assertTrue(report.contains("l2=0.1"));

    choose(R.string.action_share_json);
    Comparison comparison =
        ResultFile.fromJson(
            JsonFields.parse("shared", shared("To share-result.json", "application/json")));
    App.assertSame(App.compare(spec), comparison);

    choose(R.string.action_share_spec);
    assertEquals(spec, ExperimentSpec.parse("shared", shared("To share.json", "application/json")));
  }

  private static void choose(int action) {
    openActionBarOverflowOrOptionsMenu(ApplicationProvider.getApplicationContext());
    App.idle();
    onView(withText(action)).perform(click());
  }

  /** The text that the share sheet was given. */
  private String shared(String name, String type) throws Exception {
    Context context = ApplicationProvider.getApplicationContext();
    Intent[] chooser = new Intent[1];
    app.waitUntil(
        "the share sheet",
        () -> {
          Intent next =
              Shadows.shadowOf((android.app.Application) context).getNextStartedActivity();
          chooser[0] = next == null ? chooser[0] : next;
          return chooser[0] != null;
        });
    assertEquals(Intent.ACTION_CHOOSER, chooser[0].getAction());
    Intent send = chooser[0].getParcelableExtra(Intent.EXTRA_INTENT, Intent.class);
    assertEquals(type, send.getType());
    assertTrue((send.getFlags() & Intent.FLAG_GRANT_READ_URI_PERMISSION) != 0);
    Uri uri = send.getParcelableExtra(Intent.EXTRA_STREAM, Uri.class);
    assertEquals(name, uri.getLastPathSegment());
    try (InputStream in = context.getContentResolver().openInputStream(uri)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

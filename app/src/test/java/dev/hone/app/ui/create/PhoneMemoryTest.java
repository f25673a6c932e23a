package dev.hone.app.ui.create;

import static androidx.test.espresso.action.ViewActions.click;
import static androidx.test.espresso.action.ViewActions.closeSoftKeyboard;
import static androidx.test.espresso.action.ViewActions.replaceText;
import static androidx.test.espresso.action.ViewActions.scrollTo;
import static androidx.test.espresso.matcher.ViewMatchers.isDescendantOfA;
import static androidx.test.espresso.matcher.ViewMatchers.isEnabled;
import static androidx.test.espresso.matcher.ViewMatchers.withId;
import static androidx.test.espresso.matcher.ViewMatchers.withText;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.not;
import static org.robolectric.Shadows.shadowOf;

import android.app.ActivityManager;
import android.content.Context;
import android.widget.EditText;
import androidx.navigation.Navigation;
import androidx.test.core.app.ApplicationProvider;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import dev.hone.app.App;
import dev.hone.app.R;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;

/** The form knows how much memory the phone has, and not only the heap. */
@RunWith(AndroidJUnit4.class)
public class PhoneMemoryTest {
  @Rule public final App app = new App();

  @Test
  public void whatThePhoneHasNoMemoryFor_isToldBeforeItIsStarted() {
    Context context = ApplicationProvider.getApplicationContext();
    ActivityManager.MemoryInfo info = new ActivityManager.MemoryInfo();
    info.totalMem = 1L << 32;
    info.lowMemory = true;
    shadowOf(context.getSystemService(ActivityManager.class)).setMemoryInfo(info);
    app.start()
        .onActivity(
            screen -> Navigation.findNavController(screen, R.id.content).navigate(R.id.create));
    App.waitFor(withId(R.id.unfold_network), isEnabled()).perform(scrollTo(), click());
    App.waitFor(
            allOf(isDescendantOfA(withId(R.id.hidden)), instanceOf(EditText.class)), isEnabled())
        .perform(scrollTo(), replaceText("1024,1024"), closeSoftKeyboard());
    // A million weights in six copies; sixteen megabytes are what a full phone can spare.
    App.waitFor(withId(R.id.estimate), withText(containsString("there are 16 MB here.")));
    App.waitFor(withId(R.id.start), not(isEnabled()));
  }
}

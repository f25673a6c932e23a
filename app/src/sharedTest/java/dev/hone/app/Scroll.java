package dev.hone.app;

import static androidx.test.espresso.matcher.ViewMatchers.Visibility.VISIBLE;
import static androidx.test.espresso.matcher.ViewMatchers.isDisplayingAtLeast;
import static androidx.test.espresso.matcher.ViewMatchers.withEffectiveVisibility;

import android.graphics.Rect;
import android.view.View;
import androidx.test.espresso.UiController;
import androidx.test.espresso.ViewAction;
import org.hamcrest.Matcher;

/**
 * Brings a view onto the screen. Espresso's own action tries once, and fails where what stands
 * above the view is still growing: an answer from the database comes when it comes.
 */
public final class Scroll implements ViewAction {
  private static final int MOST_VISIBLE = 90;
  private static final int TRIES = 100;
  private static final long LOOK_EVERY_MILLIS = 20;

  private Scroll() {}

  public static ViewAction scrollTo() {
    return new Scroll();
  }

  @Override
  public Matcher<View> getConstraints() {
    return withEffectiveVisibility(VISIBLE);
  }

  @Override
  public String getDescription() {
    return "scroll to";
  }

  @Override
  public void perform(UiController controller, View view) {
    Matcher<View> onScreen = isDisplayingAtLeast(MOST_VISIBLE);
    for (int i = 0; i < TRIES && !onScreen.matches(view); i++) {
      Rect whole = new Rect();
      view.getDrawingRect(whole);
      view.requestRectangleOnScreen(whole, true);
      controller.loopMainThreadForAtLeast(LOOK_EVERY_MILLIS);
    }
    if (!onScreen.matches(view)) {
      throw new IllegalStateException("not on the screen after scrolling to it: " + view);
    }
  }
}

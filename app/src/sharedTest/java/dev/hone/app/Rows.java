package dev.hone.app;

import static androidx.test.espresso.matcher.ViewMatchers.isAssignableFrom;

import android.view.View;
import android.widget.TableLayout;
import androidx.test.espresso.UiController;
import androidx.test.espresso.ViewAction;
import org.hamcrest.Matcher;

/** Actions on the rows of a table. */
final class Rows {
  private Rows() {}

  /** Clicks a row; 0 is the heading. */
  static ViewAction click(int row) {
    return new ViewAction() {
      @Override
      public Matcher<View> getConstraints() {
        return isAssignableFrom(TableLayout.class);
      }

      @Override
      public String getDescription() {
        return "click row " + row;
      }

      @Override
      public void perform(UiController controller, View view) {
        ((TableLayout) view).getChildAt(row).performClick();
        controller.loopMainThreadUntilIdle();
      }
    };
  }
}

package dev.hone.app.ui;

import android.view.View;
import android.view.ViewGroup;
import androidx.core.graphics.Insets;
import androidx.core.view.ViewCompat;
import androidx.core.view.WindowInsetsCompat;

/**
 * Content goes under the system's bars, and what is read and touched can be brought out from under
 * them: the window's root keeps clear of what stands at the sides and of the keyboard, and hands
 * the rest down to those that scroll or float.
 */
public final class SystemBars {
  private SystemBars() {}

  /**
   * The root of a window keeps clear of cutouts and bars at its sides, and of the keyboard: what
   * scrolls gets smaller then, and brings the field that is typed into back into sight.
   */
  public static void keepClear(View root) {
    ViewCompat.setOnApplyWindowInsetsListener(
        root,
        (view, insets) -> {
          Insets bars = bars(insets);
          int keyboard = insets.getInsets(WindowInsetsCompat.Type.ime()).bottom;
          view.setPadding(bars.left, 0, bars.right, keyboard);
          int below = Math.max(0, bars.bottom - keyboard); // the keyboard covers the bar, too
          return new WindowInsetsCompat.Builder(insets)
              .setInsets(WindowInsetsCompat.Type.systemBars(), Insets.of(0, bars.top, 0, below))
              .setInsets(WindowInsetsCompat.Type.displayCutout(), Insets.NONE)
              .setInsets(WindowInsetsCompat.Type.ime(), Insets.NONE)
              .build();
        });
  }

  /** The view's background goes under the status bar, its content stands below it. */
  public static void belowStatusBar(View view) {
    pad(view, true, false);
  }

  /** The view's background goes under the navigation bar, its content stands above it. */
  public static void aboveNavigationBar(View view) {
    pad(view, false, true);
  }

  /** Both of the above, for what is as high as the window. */
  public static void betweenBars(View view) {
    pad(view, true, true);
  }

  /** What is scrolled goes under the navigation bar, and its end can be scrolled out from there. */
  public static void scrollUnder(ViewGroup scrolling) {
    scrolling.setClipToPadding(false);
    pad(scrolling, false, true);
  }

  /** What floats over a list stands above the navigation bar. */
  public static void floatAbove(View view) {
    int margin = ((ViewGroup.MarginLayoutParams) view.getLayoutParams()).bottomMargin;
    listen(
        view,
        bars -> {
          ViewGroup.MarginLayoutParams place =
              (ViewGroup.MarginLayoutParams) view.getLayoutParams();
          place.bottomMargin = margin + bars.bottom;
          view.setLayoutParams(place);
        });
  }

  private static void pad(View view, boolean top, boolean bottom) {
    int above = view.getPaddingTop();
    int below = view.getPaddingBottom();
    listen(
        view,
        bars ->
            view.setPadding(
                view.getPaddingLeft(),
                above + (top ? bars.top : 0),
                view.getPaddingRight(),
                below + (bottom ? bars.bottom : 0)));
  }

  private interface Fitter {
    void fit(Insets bars);
  }

  private static void listen(View view, Fitter fitter) {
    ViewCompat.setOnApplyWindowInsetsListener(
        view,
        (same, insets) -> {
          fitter.fit(bars(insets));
          return insets;
        });
    // A screen's view comes after the window was told.
    if (view.isAttachedToWindow()) {
      ViewCompat.requestApplyInsets(view);
    } else {
      view.addOnAttachStateChangeListener(
          new View.OnAttachStateChangeListener() {
            @Override
            public void onViewAttachedToWindow(View attached) {
              attached.removeOnAttachStateChangeListener(this);
              ViewCompat.requestApplyInsets(attached);
            }

            @Override
            public void onViewDetachedFromWindow(View detached) {}
          });
    }
  }

  private static Insets bars(WindowInsetsCompat insets) {
    return insets.getInsets(
        WindowInsetsCompat.Type.systemBars() | WindowInsetsCompat.Type.displayCutout());
  }
}

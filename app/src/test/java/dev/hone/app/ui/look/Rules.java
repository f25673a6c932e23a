package dev.hone.app.ui.look;

import android.content.res.Resources;
import android.graphics.Bitmap;
import android.graphics.Rect;
import android.view.View;
import android.view.ViewGroup;
import android.widget.EditText;
import android.widget.ImageView;
import android.widget.TextView;
import androidx.core.graphics.ColorUtils;
import com.google.android.material.textfield.TextInputLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a screen must keep so that everybody can read, touch and hear it, and who breaks it. */
final class Rules {
  /** The least side of what is touched, in dp. */
  private static final int TOUCH = 48;

  private static final double CONTRAST = 4.5;
  private static final double CONTRAST_OF_LARGE = 3;
  private static final int LARGE_SP = 18;

  private final String screen;
  private final View root;
  private final Bitmap picture;
  private final List<String> faults = new ArrayList<>();
  private View before;

  private Rules(String screen, View root) {
    this.screen = screen;
    this.root = root;
    picture = Drawn.plain(root);
  }

  /** A line for each view that breaks a rule. */
  static List<String> faults(String screen, View root) {
    Rules rules = new Rules(screen, root);
    rules.look(root);
    return rules.faults;
  }

  private void look(View view) {
    if (view.getVisibility() != View.VISIBLE || view.getWidth() == 0 || view.getHeight() == 0) {
      return;
    }
    if (actionable(view)) {
      if (!largeEnough(view)) {
        fault(view, "is too small to be touched");
      }
      if (spoken(view).isEmpty()) {
        fault(view, "says nothing to a screen reader");
      }
    }
    boolean image = view instanceof ImageView || view.getClass().getName().contains(".ui.chart.");
    if (image
        && view.isImportantForAccessibility()
        && !(view instanceof ViewGroup)
        && view.getAccessibilityNodeProvider() == null // else its points speak
        && spoken(view).isEmpty()) {
      fault(view, "is an image without a description");
    }
    if (view instanceof TextView text && text.length() > 0) {
      checkContrast(text);
    }
    if (actionable(view) || (view instanceof TextView text && text.length() > 0)) {
      checkOrder(view);
    }
    if (view instanceof ViewGroup group) {
      checkSiblings(group);
      for (int i = 0; i < group.getChildCount(); i++) {
        look(group.getChildAt(i));
      }
    }
  }

  private static boolean actionable(View view) {
    return (view.isClickable() || view.isLongClickable() || view instanceof EditText)
        && view.isEnabled()
        && view.getImportantForAccessibility() != View.IMPORTANT_FOR_ACCESSIBILITY_NO;
  }

  private static boolean largeEnough(View view) {
    float least = TOUCH * view.getResources().getDisplayMetrics().density - 1;
    return (view.getWidth() >= least && view.getHeight() >= least)
        || (view.getParent() instanceof View parent && parent.getTouchDelegate() != null);
  }

  /** What a screen reader says: its own description or text, or those of what is in it. */
  private static String spoken(View view) {
    if (view.getContentDescription() != null) {
      return view.getContentDescription().toString();
    }
    if (view instanceof EditText field) {
      String hint = String.valueOf(field.getHint() == null ? "" : field.getHint());
      for (Object up = view.getParent(); up instanceof View parent; up = parent.getParent()) {
        if (parent instanceof TextInputLayout layout && layout.getHint() != null) {
          return layout.getHint().toString();
        }
      }
      return hint + field.getText();
    }
    if (view instanceof TextView text) {
      return text.getText().toString();
    }
    StringBuilder all = new StringBuilder();
    if (view instanceof ViewGroup group) {
      for (int i = 0; i < group.getChildCount(); i++) {
        if (group.getChildAt(i).getVisibility() == View.VISIBLE) {
          all.append(spoken(group.getChildAt(i)));
        }
      }
    }
    return all.toString();
  }

  private void checkSiblings(ViewGroup group) {
    Map<String, View> said = new HashMap<>();
    for (int i = 0; i < group.getChildCount(); i++) {
      View child = group.getChildAt(i);
      if (child.getVisibility() == View.VISIBLE
          && child.hasOnClickListeners()
          && actionable(child)) {
        View other = said.put(spoken(child), child);
        if (other != null) {
          fault(child, "says the same as another beside it: " + spoken(child));
        }
      }
    }
  }

  private void checkContrast(TextView text) {
    Rect place = place(text);
    if (!text.isEnabled() || !place.intersect(0, 0, picture.getWidth(), picture.getHeight())) {
      return;
    }
    int background = mostFrequent(place);
    int colour = ColorUtils.compositeColors(text.getCurrentTextColor(), background);
    double contrast = ColorUtils.calculateContrast(colour, background);
    float sp =
        text.getTextSize()
            / Resources.getSystem().getDisplayMetrics().density
            / text.getResources().getConfiguration().fontScale;
    double least = sp >= LARGE_SP ? CONTRAST_OF_LARGE : CONTRAST;
    if (contrast < least) {
      fault(
          text,
          String.format(
              "has a contrast of %.2f: %08x on %08x, \"%s\"",
              contrast, colour, background, text.getText()));
    }
  }

  /** What is drawn most around a text is what it stands on. */
  private int mostFrequent(Rect place) {
    Map<Integer, Integer> counts = new HashMap<>();
    int best = 0;
    int most = 0;
    for (int y = place.top; y < place.bottom; y++) {
      for (int x = place.left; x < place.right; x++) {
        int count = counts.merge(picture.getPixel(x, y), 1, Integer::sum);
        if (count > most) {
          most = count;
          best = picture.getPixel(x, y);
        }
      }
    }
    return best;
  }

  /** Nothing is read after what stands wholly below it. */
  private void checkOrder(View view) {
    if (before != null) {
      Rect earlier = place(before);
      Rect now = place(view);
      boolean sameColumn = now.left < earlier.right && earlier.left < now.right;
      if (sameColumn && now.bottom <= earlier.top) {
        fault(view, "is read after \"" + spoken(before) + "\", which stands below it");
      }
    }
    before = view;
  }

  private Rect place(View view) {
    Rect place = new Rect(0, 0, view.getWidth(), view.getHeight());
    if (view != root) {
      ((ViewGroup) root).offsetDescendantRectToMyCoords(view, place);
    }
    return place;
  }

  private void fault(View view, String what) {
    String name =
        view.getId() == View.NO_ID || view.getId() >>> 24 == 0
            ? view.getClass().getSimpleName()
            : view.getResources().getResourceEntryName(view.getId());
    String words = spoken(view);
    faults.add(
        String.format(
            "%s: %s (%s, %d x %d) %s",
            screen,
            name,
            words.length() > 40 ? words.substring(0, 40) + "…" : words,
            view.getWidth(),
            view.getHeight(),
            what));
  }
}

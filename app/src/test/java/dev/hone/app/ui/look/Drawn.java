package dev.hone.app.ui.look;

import android.graphics.Bitmap;
import android.graphics.Canvas;
import android.graphics.Color;
import android.graphics.Paint;
import android.graphics.Rect;
import android.view.View;
import android.view.ViewGroup;
import android.widget.TextView;
import com.google.android.material.color.MaterialColors;
import dev.hone.app.R;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;

/** Screens as pictures, without what differs from run to run. */
final class Drawn {
  /** Ages of experiments, and times that training took or would take. */
  private static final Set<Integer> MASKED = Set.of(R.id.date, R.id.time, R.id.estimate);

  /** How much storage the app uses. */
  private static final Pattern MASKED_TEXT = Pattern.compile("[0-9.]+\\s?(B|kB|MB)");

  private static final int MASK = 0xff808080;

  private Drawn() {}

  /** The view, scaled to a width if it is wider. */
  static Bitmap of(View root, int mostWidth) {
    Bitmap picture = plain(root);
    mask(root, root, new Canvas(picture));
    return root.getWidth() <= mostWidth
        ? picture
        : Bitmap.createScaledBitmap(
            picture, mostWidth, root.getHeight() * mostWidth / root.getWidth(), true);
  }

  /** The view as it is, on the window's background. */
  static Bitmap plain(View root) {
    Bitmap picture =
        Bitmap.createBitmap(root.getWidth(), root.getHeight(), Bitmap.Config.ARGB_8888);
    picture.eraseColor(
        MaterialColors.getColor(root.getContext(), android.R.attr.colorBackground, Color.WHITE));
    root.draw(new Canvas(picture));
    return picture;
  }

  private static void mask(View root, View view, Canvas canvas) {
    if (view.getVisibility() != View.VISIBLE) {
      return;
    }
    if (MASKED.contains(view.getId())
        || (view instanceof TextView text && MASKED_TEXT.matcher(text.getText()).matches())) {
      Rect place = new Rect(0, 0, view.getWidth(), view.getHeight());
      ((ViewGroup) root).offsetDescendantRectToMyCoords(view, place);
      Paint paint = new Paint();
      paint.setColor(MASK);
      canvas.drawRect(place, paint);
    }
    if (view instanceof ViewGroup group) {
      for (int i = 0; i < group.getChildCount(); i++) {
        mask(root, group.getChildAt(i), canvas);
      }
    }
  }

  static void write(Bitmap picture, Path file) throws IOException {
    Files.createDirectories(file.getParent());
    try (OutputStream out = Files.newOutputStream(file)) {
      picture.compress(Bitmap.CompressFormat.PNG, 100, out);
    }
  }
}

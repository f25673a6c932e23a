package dev.hone.app.ui.chart;

import android.content.Context;
import android.content.pm.ApplicationInfo;
import android.content.res.Configuration;
import android.graphics.Bitmap;
import android.graphics.Canvas;
import android.graphics.Color;
import android.view.View;
import android.view.ViewGroup;
import androidx.appcompat.view.ContextThemeWrapper;
import androidx.test.core.app.ApplicationProvider;
import com.google.android.material.color.MaterialColors;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** A chart drawn as a screen would, on the theme's surface, with a frame that has to stay empty. */
final class Picture {
  private static final int FRAME = 24;
  private static final int DENSITY = 320;

  /** What the {@link #contexts} are called. */
  static final String[] SETTINGS = {"light", "night", "large", "chinese", "rtl"};

  private final Bitmap bitmap;
  private final int surface;

  private Picture(Bitmap bitmap, int surface) {
    this.bitmap = bitmap;
    this.surface = surface;
  }

  /** Every setting in which a chart is drawn. */
  static Context[] contexts() {
    return new Context[] {light(), night(), large(), chinese(), arabic()};
  }

  static Context light() {
    return context(false, 1, Locale.ENGLISH);
  }

  static Context night() {
    return context(true, 1, Locale.ENGLISH);
  }

  static Context large() {
    return context(false, 2, Locale.ENGLISH);
  }

  static Context chinese() {
    return context(false, 1, Locale.SIMPLIFIED_CHINESE);
  }

  static Context arabic() {
    // Views mirror only in apps whose manifest says supportsRtl.
    ApplicationProvider.getApplicationContext().getApplicationInfo().flags |=
        ApplicationInfo.FLAG_SUPPORTS_RTL;
    return context(false, 1, new Locale("ar", "EG"));
  }

  private static Context context(boolean night, float fontScale, Locale locale) {
    Context application = ApplicationProvider.getApplicationContext();
    Configuration configuration = new Configuration(application.getResources().getConfiguration());
    configuration.uiMode =
        (configuration.uiMode & ~Configuration.UI_MODE_NIGHT_MASK)
            | (night ? Configuration.UI_MODE_NIGHT_YES : Configuration.UI_MODE_NIGHT_NO);
    configuration.fontScale = fontScale;
    configuration.densityDpi = DENSITY;
    configuration.setLocale(locale);
    configuration.setLayoutDirection(locale);
    return new ContextThemeWrapper(
        application.createConfigurationContext(configuration),
        com.google.android.material.R.style.Theme_Material3_DayNight_NoActionBar);
  }

  static int surface(Context context) {
    return MaterialColors.getColor(
        context, com.google.android.material.R.attr.colorSurface, Color.TRANSPARENT);
  }

  /** As high as the view likes. */
  static Picture of(View view, int widthDp) {
    return of(view, widthDp, 0);
  }

  /** Of a height; 0 for as high as the view likes. */
  static Picture of(View view, int widthDp, int heightDp) {
    int width = widthDp * DENSITY / 160;
    int height = heightDp * DENSITY / 160;
    if (height == 0 && view instanceof ViewGroup group) {
      group.setClipChildren(false); // what reaches over the edge is to be seen
    }
    view.setLayoutDirection(
        view.getContext().getResources().getConfiguration().getLayoutDirection());
    view.measure(
        View.MeasureSpec.makeMeasureSpec(width, View.MeasureSpec.EXACTLY),
        View.MeasureSpec.makeMeasureSpec(
            height, height == 0 ? View.MeasureSpec.UNSPECIFIED : View.MeasureSpec.EXACTLY));
    view.layout(0, 0, view.getMeasuredWidth(), view.getMeasuredHeight());
    Bitmap bitmap =
        Bitmap.createBitmap(
            width + 2 * FRAME, view.getHeight() + 2 * FRAME, Bitmap.Config.ARGB_8888);
    int surface = surface(view.getContext());
    bitmap.eraseColor(surface);
    Canvas canvas = new Canvas(bitmap);
    canvas.translate(FRAME, FRAME);
    view.draw(canvas);
    return new Picture(bitmap, surface);
  }

  /** Writes {@code target/screenshots/charts/<name>.png}. */
  Picture save(String name) throws IOException {
    File folder = new File("target/screenshots/charts");
    if (!folder.isDirectory() && !folder.mkdirs()) {
      throw new IOException("cannot make " + folder);
    }
    try (OutputStream out = new FileOutputStream(new File(folder, name + ".png"))) {
      bitmap.compress(Bitmap.CompressFormat.PNG, 100, out);
    }
    return this;
  }

  /** How many pixels have a colour exactly. */
  int count(int color) {
    int count = 0;
    for (int pixel : pixels()) {
      count += pixel == color ? 1 : 0;
    }
    return count;
  }

  /** How many pixels are not the surface's. */
  int drawn() {
    return pixels().length - count(surface);
  }

  /** How many pixels differ from those of a picture of the same size. */
  int differences(Picture other) {
    int[] mine = pixels();
    int[] others = other.pixels();
    int count = 0;
    for (int i = 0; i < mine.length; i++) {
      count += mine[i] == others[i] ? 0 : 1;
    }
    return count;
  }

  /** How many pixels outside of the view's bounds were drawn on. */
  int outside() {
    int[] pixels = pixels();
    int width = bitmap.getWidth();
    int height = bitmap.getHeight();
    int count = 0;
    for (int i = 0; i < pixels.length; i++) {
      int x = i % width;
      int y = i / width;
      boolean inside = x >= FRAME && x < width - FRAME && y >= FRAME && y < height - FRAME;
      count += inside || pixels[i] == surface ? 0 : 1;
    }
    return count;
  }

  int height() {
    return bitmap.getHeight() - 2 * FRAME;
  }

  private int[] pixels() {
    int[] pixels = new int[bitmap.getWidth() * bitmap.getHeight()];
    bitmap.getPixels(pixels, 0, bitmap.getWidth(), 0, 0, bitmap.getWidth(), bitmap.getHeight());
    return pixels;
  }
}

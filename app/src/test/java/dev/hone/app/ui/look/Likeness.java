package dev.hone.app.ui.look;

import android.graphics.Bitmap;
import android.graphics.Color;

/**
 * Holds a picture against another. Another machine draws the edges of letters and lines a little
 * different, so a pixel fits if each of its channels lies between the least and the most of the
 * other picture's nine pixels around it, or not far outside; both ways round.
 */
final class Likeness {
  /** So far outside of its surroundings may a channel be, of 255. */
  private static final int TOLERANCE = 56;

  /** More pixels that do not fit, of a whole picture, make another picture. */
  static final int MOST = 80;

  private static final int[] SHIFTS = {0, 8, 16};

  private final int width;
  private final int height;
  private final boolean[] misfits;
  private final int count;

  Likeness(Bitmap expected, Bitmap actual) {
    width = actual.getWidth();
    height = actual.getHeight();
    misfits = new boolean[width * height];
    if (expected.getWidth() != width || expected.getHeight() != height) {
      count = misfits.length;
      return;
    }
    int[] one = pixels(expected);
    int[] other = pixels(actual);
    look(one, other);
    look(other, one);
    int found = 0;
    for (boolean misfit : misfits) {
      found += misfit ? 1 : 0;
    }
    count = found;
  }

  /** How many pixels do not fit; all, if the sizes differ. */
  int misfits() {
    return count;
  }

  boolean alike() {
    return count <= MOST;
  }

  /** The pixels that do not fit, in red on white. */
  Bitmap picture() {
    Bitmap picture = Bitmap.createBitmap(width, height, Bitmap.Config.ARGB_8888);
    for (int i = 0; i < misfits.length; i++) {
      picture.setPixel(i % width, i / width, misfits[i] ? Color.RED : Color.WHITE);
    }
    return picture;
  }

  private void look(int[] from, int[] in) {
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int i = y * width + x;
        if (from[i] != in[i] && !fits(from[i], in, x, y)) {
          misfits[i] = true;
        }
      }
    }
  }

  private boolean fits(int pixel, int[] in, int x, int y) {
    for (int shift : SHIFTS) {
      int least = 255;
      int most = 0;
      for (int row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++) {
        for (int column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
          int value = in[row * width + column] >> shift & 0xff;
          least = Math.min(least, value);
          most = Math.max(most, value);
        }
      }
      int value = pixel >> shift & 0xff;
      if (value < least - TOLERANCE || value > most + TOLERANCE) {
        return false;
      }
    }
    return true;
  }

  private static int[] pixels(Bitmap picture) {
    int[] pixels = new int[picture.getWidth() * picture.getHeight()];
    picture.getPixels(pixels, 0, picture.getWidth(), 0, 0, picture.getWidth(), picture.getHeight());
    return pixels;
  }
}

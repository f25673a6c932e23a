package dev.hone.app.ui.chart;

import android.graphics.Canvas;
import android.graphics.Paint;
import android.graphics.Path;

/** Shapes that tell classes and arms apart where colour alone does not. */
enum Mark {
  CIRCLE,
  SQUARE,
  TRIANGLE,
  DIAMOND,
  TRIANGLE_DOWN,
  PENTAGON,
  STAR;

  private static final Mark[] ALL = values();

  /** The index under which {@link #of} gives this shape. */
  int index() {
    int index = 0;
    while (of(index) != this) {
      index++;
    }
    return index;
  }

  static Mark of(int index) {
    return ALL[Math.floorMod(index, ALL.length)];
  }

  /**
   * Adds the shape's outline to a path.
   *
   * @param radius of a circle of about the same area
   */
  void addTo(Path path, float x, float y, float radius) {
    switch (this) {
      case CIRCLE -> path.addCircle(x, y, radius, Path.Direction.CW);
      case SQUARE -> {
        float half = radius * 0.88f;
        path.addRect(x - half, y - half, x + half, y + half, Path.Direction.CW);
      }
      case TRIANGLE -> corners(path, x, y + radius * 0.15f, 3, radius * 1.3f, radius * 1.3f, -90);
      case DIAMOND -> corners(path, x, y, 4, radius * 1.25f, radius * 1.25f, -90);
      case TRIANGLE_DOWN ->
          corners(path, x, y - radius * 0.15f, 3, radius * 1.3f, radius * 1.3f, 90);
      case PENTAGON -> corners(path, x, y, 5, radius * 1.12f, radius * 1.12f, -90);
      case STAR -> corners(path, x, y, 10, radius * 1.45f, radius * 0.62f, -90);
    }
  }

  /** Draws the shape; {@code path} is only for use meanwhile. */
  void draw(Canvas canvas, Path path, float x, float y, float radius, Paint paint) {
    path.rewind();
    addTo(path, x, y, radius);
    canvas.drawPath(path, paint);
  }

  private static void corners(
      Path path, float x, float y, int count, float even, float odd, double firstDegrees) {
    for (int i = 0; i < count; i++) {
      double angle = Math.toRadians(firstDegrees + 360.0 * i / count);
      float radius = i % 2 == 0 ? even : odd;
      float px = x + (float) (radius * Math.cos(angle));
      float py = y + (float) (radius * Math.sin(angle));
      if (i == 0) {
        path.moveTo(px, py);
      } else {
        path.lineTo(px, py);
      }
    }
    path.close();
  }
}

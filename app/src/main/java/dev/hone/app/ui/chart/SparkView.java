package dev.hone.app.ui.chart;

import android.content.Context;
import android.graphics.Canvas;
import android.graphics.Paint;
import android.graphics.Path;
import android.util.AttributeSet;
import android.view.View;
import java.util.ArrayList;
import java.util.List;

/**
 * The course of an experiment at a glance: a line an arm, without axes. It says nothing to a screen
 * reader; the sentence beside it does.
 */
public final class SparkView extends View {
  private static final float LINE_DP = 1.5f;

  private final Paint paint = new Paint(Paint.ANTI_ALIAS_FLAG);
  private final Path path = new Path();
  private List<double[]> curves = List.of();
  private RobustRange range = new RobustRange(0, 1, 0);

  public SparkView(Context context, AttributeSet attributes) {
    super(context, attributes);
    paint.setStyle(Paint.Style.STROKE);
    paint.setStrokeWidth(LINE_DP * getResources().getDisplayMetrics().density);
    setImportantForAccessibility(IMPORTANT_FOR_ACCESSIBILITY_NO);
  }

  /**
   * Shows curves.
   *
   * @param shown by arm, evenly spaced finite values; an arm without any is left out
   */
  public void setCurves(List<double[]> shown) {
    curves = List.copyOf(shown);
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    List<double[]> some = new ArrayList<>();
    for (double[] curve : curves) {
      for (double value : curve) {
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
      }
      if (curve.length > 0) {
        some.add(curve);
      }
    }
    if (!some.isEmpty()) {
      range = RobustRange.of(some, least, greatest, false);
    }
    invalidate();
  }

  @Override
  protected void onDraw(Canvas canvas) {
    super.onDraw(canvas);
    float inset = paint.getStrokeWidth();
    float width = getWidth() - 2 * inset;
    float height = getHeight() - 2 * inset;
    double extent = range.high() - range.low();
    int longest = curves.stream().mapToInt(curve -> curve.length).max().orElse(0);
    for (int arm = 0; arm < curves.size(); arm++) {
      double[] curve = curves.get(arm);
      path.reset();
      for (int i = 0; i < curve.length; i++) {
        double share = extent > 0 ? (curve[i] - range.low()) / extent : 0.5;
        float x = inset + (longest < 2 ? 0 : width * i / (longest - 1));
        float y = inset + height * (float) (1 - Math.max(0, Math.min(1, share)));
        if (i == 0) {
          path.moveTo(x, y);
        } else {
          path.lineTo(x, y);
        }
      }
      paint.setColor(ArmColors.of(getContext(), arm));
      canvas.drawPath(path, paint);
    }
  }
}

package dev.hone.app.ui.model;

import android.content.Context;
import android.view.View;
import android.view.ViewGroup;
import android.widget.FrameLayout;
import android.widget.TextView;
import dev.hone.app.R;
import dev.hone.app.ui.chart.ConfusionView;
import dev.hone.app.ui.chart.ScatterView;
import dev.hone.data.table.Schema;
import dev.hone.data.table.Task;
import java.util.List;

/** How right the model is on test rows: a confusion matrix, or predictions against the truth. */
final class PlotPart {
  private PlotPart() {}

  static void show(View card, TestRows test) {
    card.setVisibility(test == null ? View.GONE : View.VISIBLE);
    if (test == null) {
      return;
    }
    Schema schema = test.data().schema();
    boolean classes = schema.task() == Task.CLASSIFICATION;
    ((TextView) card.findViewById(R.id.plot_title))
        .setText(classes ? R.string.confusion : R.string.residuals);
    ((TextView) card.findViewById(R.id.plot_explained))
        .setText(classes ? R.string.confusion_explained : R.string.residuals_explained);
    FrameLayout plot = card.findViewById(R.id.plot);
    plot.removeAllViews();
    plot.addView(
        classes ? confusion(card.getContext(), test) : scatter(card.getContext(), test),
        new FrameLayout.LayoutParams(
            ViewGroup.LayoutParams.MATCH_PARENT, ViewGroup.LayoutParams.WRAP_CONTENT));
  }

  private static View confusion(Context context, TestRows test) {
    ConfusionView view = new ConfusionView(context);
    view.setData(test.data().schema().classNames(), test.confusion());
    return view;
  }

  private static View scatter(Context context, TestRows test) {
    ScatterView view = new ScatterView(context);
    view.setData(
        test.data().schema().targetName(), null, floats(test.truth()), floats(test.predicted()));
    return view;
  }

  private static float[] floats(List<Double> values) {
    float[] floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = values.get(i).floatValue();
    }
    return floats;
  }
}

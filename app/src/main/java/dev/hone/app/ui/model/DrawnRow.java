package dev.hone.app.ui.model;

import android.content.Context;
import android.view.LayoutInflater;
import android.view.ViewGroup;
import android.widget.AutoCompleteTextView;
import android.widget.LinearLayout;
import com.google.android.material.textfield.TextInputLayout;
import dev.hone.app.R;
import dev.hone.app.ui.Choices;
import dev.hone.app.ui.chart.DrawnSeriesView;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A sequence to be drawn: a chart of one of its columns, which is chosen where there are several.
 */
final class DrawnRow {
  /** Hears what a person draws. */
  interface Listener {
    void drawn(int column, double[] values);
  }

  private final List<KnownInput> inputs;
  private final DrawnSeriesView chart;
  private Entry entry;
  private int column;

  DrawnRow(ViewGroup parent, List<KnownInput> inputs, Listener listener) {
    this.inputs = inputs;
    Context context = parent.getContext();
    parent.removeAllViews();
    if (inputs.size() > 1) {
      TextInputLayout field =
          (TextInputLayout)
              LayoutInflater.from(context).inflate(R.layout.item_level, parent, false);
      field.setSaveFromParentEnabled(false);
      field.setHint(R.string.drawn_column);
      AutoCompleteTextView choice = (AutoCompleteTextView) field.getEditText();
      List<String> names = inputs.stream().map(KnownInput::name).collect(Collectors.toList());
      Choices.set(choice, names, this::choose);
      choice.setText(names.get(0), false);
      parent.addView(field);
    }
    chart = new DrawnSeriesView(context);
    chart.setId(R.id.drawn);
    chart.setListener(values -> listener.drawn(column, values));
    parent.addView(
        chart,
        new LinearLayout.LayoutParams(
            ViewGroup.LayoutParams.MATCH_PARENT, ViewGroup.LayoutParams.WRAP_CONTENT));
  }

  private void choose(int other) {
    column = other;
    if (entry != null) {
      show(entry);
    }
  }

  void show(Entry shown) {
    entry = shown;
    KnownInput input = inputs.get(column);
    chart.setData(
        input.name(),
        shown.column(inputs.size(), column),
        input.low(),
        input.high(),
        input.column().levels());
  }
}

package dev.hone.app.ui.model;

import android.os.Bundle;
import android.text.InputType;
import android.view.LayoutInflater;
import android.view.View;
import android.view.ViewGroup;
import android.widget.AutoCompleteTextView;
import android.widget.EditText;
import android.widget.FrameLayout;
import android.widget.LinearLayout;
import android.widget.TextView;
import androidx.annotation.NonNull;
import androidx.annotation.Nullable;
import com.google.android.material.progressindicator.LinearProgressIndicator;
import com.google.android.material.textfield.TextInputLayout;
import dev.hone.app.R;
import dev.hone.app.ui.Choices;
import dev.hone.app.ui.Formats;
import dev.hone.app.ui.Languages;
import dev.hone.app.ui.Screen;
import dev.hone.app.ui.Sharing;
import dev.hone.app.ui.chart.ConfusionView;
import dev.hone.app.ui.chart.ScatterView;
import dev.hone.base.Numbers;
import dev.hone.data.table.Column;
import dev.hone.data.table.Schema;
import dev.hone.data.table.Task;
import dev.hone.metrics.Metric;
import dev.hone.report.MetricWords;
import dev.hone.trained.TrainedModel;
import java.util.List;
import java.util.Locale;

/** A trained model to look at and to try. */
public final class ModelFragment extends Screen {
  private static final int MOST_INPUTS = 40;
  private static final int PER_CENT = 100;

  private ModelViewModel model;
  private boolean drawn;
  private int shownSample = -1;

  public ModelFragment() {
    super(R.layout.fragment_model);
  }

  @Override
  public void onViewCreated(@NonNull View view, @Nullable Bundle saved) {
    leaveWhenGone();
    int arm = requireArguments().getInt(ARM);
    model =
        viewModel(
            ModelViewModel.class,
            (container, state) ->
                new ModelViewModel(
                    container,
                    requireContext().getApplicationContext().getResources(),
                    experimentId(),
                    arm));
    drawn = false;
    shownSample = -1;
    view.findViewById(R.id.sample).setOnClickListener(button -> model.sample());
    view.findViewById(R.id.measure).setOnClickListener(button -> model.measure());
    view.findViewById(R.id.predict).setOnClickListener(button -> predict(view));
    view.findViewById(R.id.share_tflite)
        .setOnClickListener(
            button -> {
              TrainedModel shared = model.state().getValue().model();
              Sharing.share(
                  this,
                  Sharing.fileName(name(shared)) + ".tflite",
                  "application/octet-stream",
                  out -> Sharing.write(out, ModelViewModel.file(shared, 1).buffer()));
            });
    model.state().observe(getViewLifecycleOwner(), state -> show(view, state));
  }

  private static String name(TrainedModel model) {
    return model.schema().name() + ", " + model.spec().baseline().name();
  }

  private void show(View view, ModelState state) {
    TextView problem = view.findViewById(R.id.problem);
    problem.setVisibility(state.problem() == null ? View.GONE : View.VISIBLE);
    if (state.problem() != null) {
      problem.setText(getString(R.string.model_gone, state.problem()));
    }
    view.findViewById(R.id.result).setVisibility(state.model() == null ? View.GONE : View.VISIBLE);
    if (state.model() == null) {
      return;
    }
    if (!drawn) {
      drawn = true;
      showOnce(view, state);
    }
    if (state.sampled() != shownSample) {
      shownSample = state.sampled();
      showSample(view, state);
    }
    showAnswer(view, state);
    ((TextView) view.findViewById(R.id.runtime))
        .setText(
            state.runtime().isEmpty()
                ? getString(R.string.runtime_explained)
                : String.join("\n", state.runtime()));
  }

  private void showOnce(View view, ModelState state) {
    TrainedModel shown = state.model();
    Metric metric = shown.metric();
    ((TextView) view.findViewById(R.id.name)).setText(shown.spec().baseline().name());
    long parameters = shown.weights().values().stream().mapToLong(array -> array.length).sum();
    ((TextView) view.findViewById(R.id.facts))
        .setText(
            getString(
                R.string.model_facts,
                Formats.inline(getResources(), metric),
                MetricWords.value(metric, shown.result().testMetric())
                    .in(Languages.of(getResources())),
                Formats.whole(getResources(), parameters),
                shown.spec().model().family().card().key().toUpperCase(Locale.ROOT),
                shown.result().epochs()));
    fillInputs(view.findViewById(R.id.inputs), shown.schema());
    view.findViewById(R.id.predict)
        .setVisibility(tooManyInputs(shown.schema()) ? View.GONE : View.VISIBLE);
    showPlot(view, state);
  }

  private static boolean tooManyInputs(Schema schema) {
    return schema.rowSteps() * schema.columns().size() > MOST_INPUTS || schema.steps() > 0;
  }

  private void fillInputs(LinearLayout inputs, Schema schema) {
    inputs.removeAllViews();
    if (tooManyInputs(schema)) {
      TextView text = new TextView(requireContext());
      text.setText(
          getString(R.string.too_many_inputs, schema.rowSteps() * schema.columns().size()));
      inputs.addView(text);
      return;
    }
    for (Column column : schema.columns()) {
      boolean number = column.isNumeric();
      TextInputLayout field =
          (TextInputLayout)
              LayoutInflater.from(requireContext())
                  .inflate(number ? R.layout.item_number : R.layout.item_level, inputs, false);
      field.setHint(column.name());
      if (number) {
        field
            .getEditText()
            .setInputType(
                InputType.TYPE_CLASS_NUMBER
                    | InputType.TYPE_NUMBER_FLAG_DECIMAL
                    | InputType.TYPE_NUMBER_FLAG_SIGNED);
      } else {
        AutoCompleteTextView choice = (AutoCompleteTextView) field.getEditText();
        Choices.set(choice, column.levels(), i -> field.setError(null));
        choice.setText(column.levels().get(0), false);
      }
      inputs.addView(field);
    }
  }

  private void showSample(View view, ModelState state) {
    TextView truth = view.findViewById(R.id.truth);
    truth.setVisibility(state.sampled() < 0 ? View.GONE : View.VISIBLE);
    if (state.sampled() < 0) {
      return;
    }
    Schema schema = state.model().schema();
    int target = state.sampled() * schema.targetsPerRow();
    truth.setText(
        getString(
            R.string.sampled_row,
            state.sampled() + 1,
            answer(schema, state.rows().truth().get(target))));
    double[] row = ModelViewModel.row(state);
    if (tooManyInputs(schema)) {
      model.predict(row);
      return;
    }
    LinearLayout inputs = view.findViewById(R.id.inputs);
    for (int i = 0; i < row.length; i++) {
      TextInputLayout field = (TextInputLayout) inputs.getChildAt(i);
      Column column = schema.columns().get(i);
      EditText text = field.getEditText();
      if (column.isNumeric()) {
        text.setText(Double.isNaN(row[i]) ? "" : Numbers.shortest(row[i]));
      } else if (!Double.isNaN(row[i])) {
        ((AutoCompleteTextView) text).setText(column.levels().get((int) row[i]), false);
      }
    }
    predict(view);
  }

  /** An empty field is a missing value, as in the data. */
  private void predict(View view) {
    TrainedModel shown = model.state().getValue().model();
    List<Column> columns = shown.schema().columns();
    LinearLayout inputs = view.findViewById(R.id.inputs);
    double[] features = new double[columns.size()];
    boolean right = true;
    for (int i = 0; i < features.length; i++) {
      TextInputLayout field = (TextInputLayout) inputs.getChildAt(i);
      String text = field.getEditText().getText().toString().trim();
      field.setError(null);
      if (text.isEmpty()) {
        features[i] = Double.NaN;
      } else if (columns.get(i).isNumeric()) {
        try {
          features[i] = Double.parseDouble(text);
          if (Double.isNaN(features[i]) || Double.isInfinite(features[i])) {
            throw new NumberFormatException(text);
          }
        } catch (NumberFormatException e) {
          field.setError(getString(R.string.error_input));
          right = false;
        }
      } else {
        features[i] = columns.get(i).levels().indexOf(text);
      }
    }
    if (right) {
      model.predict(features);
    }
  }

  private static String answer(Schema schema, double value) {
    return schema.task() == Task.CLASSIFICATION
        ? schema.classNames().get((int) value)
        : Formats.number(value);
  }

  private void showAnswer(View view, ModelState state) {
    TextView text = view.findViewById(R.id.prediction);
    LinearLayout bars = view.findViewById(R.id.probabilities);
    text.setVisibility(state.answer() == null ? View.GONE : View.VISIBLE);
    bars.removeAllViews();
    if (state.answer() == null) {
      return;
    }
    Schema schema = state.model().schema();
    double value = state.answer().value();
    if (schema.task() != Task.CLASSIFICATION) {
      text.setText(
          getString(R.string.prediction_value, schema.targetName(), Formats.number(value)));
      return;
    }
    List<Float> probabilities = state.answer().probabilities();
    text.setText(
        getString(
            R.string.prediction_class,
            answer(schema, value),
            Math.round(PER_CENT * probabilities.get((int) value))));
    for (int i = 0; i < probabilities.size(); i++) {
      View bar = LayoutInflater.from(requireContext()).inflate(R.layout.item_bar, bars, false);
      int percent = Math.round(PER_CENT * probabilities.get(i));
      ((TextView) bar.findViewById(R.id.label))
          .setText(getString(R.string.prediction_class, schema.classNames().get(i), percent));
      ((LinearProgressIndicator) bar.findViewById(R.id.bar)).setProgressCompat(percent, false);
      bars.addView(bar);
    }
  }

  private void showPlot(View view, ModelState state) {
    Schema schema = state.model().schema();
    FrameLayout plot = view.findViewById(R.id.plot);
    plot.removeAllViews();
    boolean classes = schema.task() == Task.CLASSIFICATION;
    ((TextView) view.findViewById(R.id.plot_title))
        .setText(classes ? R.string.confusion : R.string.residuals);
    ((TextView) view.findViewById(R.id.plot_explained))
        .setText(classes ? R.string.confusion_explained : R.string.residuals_explained);
    if (classes) {
      int size = schema.classNames().size();
      int[][] counts = new int[size][size];
      for (int i = 0; i < state.rows().truth().size(); i++) {
        counts[state.rows().truth().get(i).intValue()][
            state.rows().predicted().get(i).intValue()]++;
      }
      ConfusionView confusion = new ConfusionView(requireContext());
      confusion.setData(schema.classNames(), counts);
      plot.addView(
          confusion,
          new FrameLayout.LayoutParams(
              ViewGroup.LayoutParams.MATCH_PARENT, ViewGroup.LayoutParams.WRAP_CONTENT));
    } else {
      ScatterView scatter = new ScatterView(requireContext());
      scatter.setData(
          schema.targetName(),
          null,
          floats(state.rows().truth()),
          floats(state.rows().predicted()));
      plot.addView(
          scatter,
          new FrameLayout.LayoutParams(
              ViewGroup.LayoutParams.MATCH_PARENT, ViewGroup.LayoutParams.WRAP_CONTENT));
    }
  }

  private static float[] floats(List<Double> values) {
    float[] floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = values.get(i).floatValue();
    }
    return floats;
  }
}

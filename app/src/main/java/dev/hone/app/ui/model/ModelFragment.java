package dev.hone.app.ui.model;

import android.net.Uri;
import android.os.Bundle;
import android.view.LayoutInflater;
import android.view.View;
import android.view.ViewGroup;
import android.widget.LinearLayout;
import android.widget.TextView;
import androidx.activity.result.ActivityResultLauncher;
import androidx.activity.result.contract.ActivityResultContracts;
import androidx.annotation.NonNull;
import androidx.annotation.Nullable;
import androidx.lifecycle.Lifecycle;
import com.google.android.material.progressindicator.LinearProgressIndicator;
import dev.hone.app.AppContainer;
import dev.hone.app.R;
import dev.hone.app.ui.Formats;
import dev.hone.app.ui.Languages;
import dev.hone.app.ui.Screen;
import dev.hone.app.ui.Sharing;
import dev.hone.app.ui.SystemBars;
import dev.hone.app.ui.Uris;
import dev.hone.data.source.DataFormats;
import dev.hone.data.table.Schema;
import dev.hone.metrics.Metric;
import dev.hone.report.MetricWords;
import dev.hone.trained.PredictionTable;
import dev.hone.trained.TrainedModel;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.List;
import java.util.Locale;

/** A trained model to look at and to try: of an experiment, or from another app. */
public final class ModelFragment extends Screen {
  private static final String FILE = "file";

  private ModelViewModel model;
  private ActivityResultLauncher<String[]> openFile;
  private NumberRows fields;
  private DrawnRow drawing;
  private FilePart file;
  private TrainedModel drawn;

  public ModelFragment() {
    super(R.layout.fragment_model);
  }

  /** Arguments that show a model from another app. */
  public static Bundle opened(Path file) {
    Bundle arguments = new Bundle();
    arguments.putString(FILE, file.toString());
    return arguments;
  }

  private boolean isOpened() {
    return requireArguments().getString(FILE) != null;
  }

  @Override
  public void onCreate(@Nullable Bundle saved) {
    super.onCreate(saved);
    model =
        viewModel(
            ModelViewModel.class,
            (container, state) -> ModelFactory.of(container, source(container)));
    openFile = registerForActivityResult(new ActivityResultContracts.OpenDocument(), this::open);
  }

  private ModelSource source(AppContainer container) {
    return isOpened()
        ? new OpenedModel(Paths.get(requireArguments().getString(FILE)))
        : new ExperimentModel(
            container.experiments(), experimentId(), requireArguments().getInt(ARM));
  }

  /** Predicts the file that was chosen; null when none was. */
  void open(@Nullable Uri uri) {
    if (uri != null) {
      model.predict(Uris.file(requireContext().getContentResolver(), uri));
    }
  }

  @Override
  public void onViewCreated(@NonNull View view, @Nullable Bundle saved) {
    SystemBars.scrollUnder((ViewGroup) view);
    if (!isOpened()) {
      leaveWhenGone();
    }
    requireActivity()
        .addMenuProvider(
            new ModelMenu(
                this, () -> model.state().getValue().model(), isOpened() ? 0 : experimentId()),
            getViewLifecycleOwner(),
            Lifecycle.State.RESUMED);
    drawn = null;
    file = new FilePart(view.findViewById(R.id.file_card));
    view.findViewById(R.id.sample).setOnClickListener(button -> model.sample());
    view.findViewById(R.id.measure).setOnClickListener(button -> model.measure());
    view.findViewById(R.id.predict_file)
        .setOnClickListener(
            button -> openFile.launch(DataFormats.mimeTypes().toArray(new String[0])));
    view.findViewById(R.id.share_predictions).setOnClickListener(button -> sharePredictions());
    model.state().observe(getViewLifecycleOwner(), state -> show(view, state));
  }

  private void sharePredictions() {
    ModelState state = model.state().getValue();
    TrainedModel shared = state.model();
    FilePrediction predicted = state.file();
    String name = predicted.name().replaceAll("\\.[^.]*$", "");
    Sharing.share(
        this,
        Sharing.fileName(name + " predictions") + ".csv",
        "text/csv",
        out -> {
          Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
          PredictionTable.write(shared, predicted.predictions(), true, writer);
          writer.flush();
        });
  }

  private void show(View view, ModelState state) {
    TextView problem = view.findViewById(R.id.problem);
    problem.setVisibility(state.problem() == null ? View.GONE : View.VISIBLE);
    if (state.problem() != null) {
      problem.setText(getString(R.string.model_gone, Uris.reason(getResources(), state.problem())));
    }
    view.findViewById(R.id.result).setVisibility(state.model() == null ? View.GONE : View.VISIBLE);
    if (state.model() == null) {
      return;
    }
    if (state.model() != drawn) {
      drawn = state.model();
      showModel(view, state);
    }
    showEntry(view, state);
    showAnswer(view, state);
    file.show(state.model(), state.file());
    ((TextView) view.findViewById(R.id.runtime)).setText(runtime(state.running()));
  }

  private String runtime(ModelState.Running running) {
    if (running.measuring()) {
      return getString(R.string.estimate_measuring);
    }
    return running.speed() == null
        ? getString(R.string.runtime_explained)
        : String.join("\n", SpeedLines.of(getResources(), running.speed()));
  }

  private void showModel(View view, ModelState state) {
    TrainedModel shown = state.model();
    Metric metric = shown.metric();
    ((TextView) view.findViewById(R.id.name))
        .setText(shown.spec().baseline().title().in(Languages.of(getResources())));
    ((TextView) view.findViewById(R.id.facts))
        .setText(
            getString(
                R.string.model_facts,
                Formats.inline(getResources(), metric),
                MetricWords.value(metric, shown.result().testMetric())
                    .in(Languages.of(getResources())),
                Formats.whole(getResources(), state.parameters()),
                shown.spec().model().family().card().key().toUpperCase(Locale.ROOT),
                shown.result().epochs()));
    TextView from = view.findViewById(R.id.opened_from);
    from.setVisibility(isOpened() ? View.VISIBLE : View.GONE);
    from.setText(getString(R.string.model_opened, shown.schema().name()));
    view.findViewById(R.id.sample).setVisibility(state.test() == null ? View.GONE : View.VISIBLE);
    Schema schema = shown.schema();
    LinearLayout inputs = view.findViewById(R.id.inputs);
    fields = null;
    drawing = null;
    TextView how = view.findViewById(R.id.how);
    how.setVisibility(View.VISIBLE);
    if (Entry.isTyped(schema)) {
      fields = new NumberRows(inputs, state.inputs(), model::type);
      how.setText(R.string.typed_explained);
    } else if (Entry.isDrawn(schema)) {
      drawing = new DrawnRow(inputs, state.inputs(), model::draw);
      how.setText(R.string.drawn_explained);
    } else {
      inputs.removeAllViews();
      how.setText(getString(R.string.too_many_inputs, schema.columns().size()));
    }
    PlotPart.show(view.findViewById(R.id.plot_card), state.test());
  }

  private void showEntry(View view, ModelState state) {
    Entry entry = state.entry();
    if (fields != null) {
      fields.show(entry.typed());
    } else if (drawing != null) {
      drawing.show(entry);
    }
    TextView truth = view.findViewById(R.id.truth);
    truth.setVisibility(entry.sampled() < 0 ? View.GONE : View.VISIBLE);
    if (entry.sampled() >= 0) {
      truth.setText(
          getString(
              R.string.sampled_row,
              entry.sampled() + 1,
              AnswerText.of(state.model().schema(), state.test().truthOf(entry.sampled()))));
    }
  }

  private void showAnswer(View view, ModelState state) {
    TextView text = view.findViewById(R.id.prediction);
    text.setVisibility(state.answer() == null ? View.GONE : View.VISIBLE);
    LinearLayout bars = view.findViewById(R.id.probabilities);
    if (state.answer() == null) {
      bars.removeAllViews();
      return;
    }
    Schema schema = state.model().schema();
    text.setText(AnswerText.of(getResources(), schema, state.answer()));
    List<String> classes = state.answer().values().size() > 1 ? List.of() : schema.classNames();
    while (bars.getChildCount() > classes.size()) {
      bars.removeViewAt(bars.getChildCount() - 1);
    }
    for (int i = 0; i < classes.size(); i++) {
      if (i == bars.getChildCount()) {
        bars.addView(bar(bars));
      }
      View bar = bars.getChildAt(i);
      int percent = AnswerText.percent(state.answer(), i);
      ((TextView) bar.findViewById(R.id.label))
          .setText(getString(R.string.prediction_class, classes.get(i), percent));
      ((LinearProgressIndicator) bar.findViewById(R.id.bar)).setProgressCompat(percent, false);
    }
  }

  private View bar(ViewGroup bars) {
    return LayoutInflater.from(requireContext()).inflate(R.layout.item_bar, bars, false);
  }
}

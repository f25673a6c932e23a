package dev.hone.app.ui.model;

import android.content.Context;
import android.content.res.Resources;
import android.view.View;
import android.widget.TableLayout;
import android.widget.TableRow;
import android.widget.TextView;
import dev.hone.app.R;
import dev.hone.app.ui.Formats;
import dev.hone.app.ui.Languages;
import dev.hone.app.ui.Uris;
import dev.hone.base.Language;
import dev.hone.base.Message;
import dev.hone.data.table.Schema;
import dev.hone.data.table.Task;
import dev.hone.report.MetricWords;
import dev.hone.trained.PredictionTable;
import dev.hone.trained.TrainedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The card with the predictions for a file: how many, the first, and what is to be known of them.
 */
final class FilePart {
  private static final int FIRST = 10;
  private static final int PER_CENT = 100;

  private final View card;
  private final Resources resources;
  private FilePrediction shown;

  FilePart(View card) {
    this.card = card;
    resources = card.getResources();
  }

  void show(TrainedModel model, FilePrediction file) {
    if (Objects.equals(file, shown)) {
      return;
    }
    shown = file;
    boolean done = file != null && file.predictions() != null;
    TextView status = card.findViewById(R.id.file_status);
    status.setVisibility(file == null ? View.GONE : View.VISIBLE);
    card.findViewById(R.id.share_predictions).setVisibility(done ? View.VISIBLE : View.GONE);
    TextView notes = card.findViewById(R.id.file_notes);
    notes.setVisibility(done && !file.notes().isEmpty() ? View.VISIBLE : View.GONE);
    TableLayout table = card.findViewById(R.id.file_rows);
    table.removeAllViews();
    if (done) {
      status.setText(status(model, file));
      notes.setText(notes(file.notes()));
      fill(table, model, file);
    } else if (file != null) {
      status.setText(
          file.problem() == null
              ? resources.getString(R.string.reading)
              : Uris.reason(resources, file.problem()));
    }
  }

  private String status(TrainedModel model, FilePrediction file) {
    String count = Formats.whole(resources, file.rows());
    String said =
        resources.getQuantityString(R.plurals.file_predicted, file.rows(), file.name(), count);
    if (Double.isNaN(file.measured())) {
      return said;
    }
    Language language = Languages.of(resources);
    return said
        + "\n"
        + resources.getString(
            R.string.file_measured,
            Formats.metric(resources, model.metric()),
            MetricWords.value(model.metric(), file.measured()).in(language));
  }

  private String notes(List<Message> notes) {
    List<String> said = new ArrayList<>();
    for (Message note : notes) {
      String text = note.in(Languages.of(resources));
      said.add(text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1));
    }
    return String.join("\n", said);
  }

  private void fill(TableLayout table, TrainedModel model, FilePrediction file) {
    Schema schema = model.schema();
    boolean classes = schema.task() == Task.CLASSIFICATION;
    boolean steps = schema.targetPerStep();
    List<String> heading = new ArrayList<>();
    heading.add(resources.getString(R.string.file_row));
    if (steps) {
      heading.add(resources.getString(R.string.chart_step));
    }
    heading.add(schema.targetName());
    if (classes) {
      heading.add(resources.getString(R.string.file_probability));
    }
    table.addView(row(heading, true));
    int perRow = schema.targetsPerRow();
    for (int i = 0; i < Math.min(FIRST, file.predictions().size()); i++) {
      List<String> cells = new ArrayList<>();
      cells.add(Formats.whole(resources, i / perRow + 1));
      if (steps) {
        cells.add(Formats.whole(resources, i % perRow + 1));
      }
      cells.add(PredictionTable.answer(model, file.predictions(), i));
      if (classes) {
        float sure = file.predictions().probability(i, file.predictions().predictedClass(i));
        cells.add(resources.getString(R.string.file_percent, Math.round(PER_CENT * sure)));
      }
      table.addView(row(cells, false));
    }
    if (file.predictions().size() > FIRST) {
      table.addView(row(List.of("…"), false));
    }
  }

  private TableRow row(List<String> cells, boolean heading) {
    Context context = card.getContext();
    TableRow row = new TableRow(context);
    int gap = Math.round(12 * resources.getDisplayMetrics().density);
    for (String text : cells) {
      TextView cell = new TextView(context);
      cell.setText(text);
      cell.setTextAppearance(
          heading
              ? com.google.android.material.R.style.TextAppearance_Material3_LabelLarge
              : com.google.android.material.R.style.TextAppearance_Material3_BodyMedium);
      cell.setPaddingRelative(0, gap / 3, 2 * gap, gap / 3);
      row.addView(cell);
    }
    return row;
  }
}

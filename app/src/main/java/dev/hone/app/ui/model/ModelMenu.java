package dev.hone.app.ui.model;

import android.view.Menu;
import android.view.MenuInflater;
import android.view.MenuItem;
import androidx.annotation.NonNull;
import androidx.core.view.MenuProvider;
import dev.hone.app.HoneApplication;
import dev.hone.app.R;
import dev.hone.app.data.Experiments;
import dev.hone.app.ui.Languages;
import dev.hone.app.ui.Screen;
import dev.hone.app.ui.Sharing;
import dev.hone.base.Language;
import dev.hone.report.HtmlReport;
import dev.hone.trained.ModelExport;
import dev.hone.trained.TrainedModel;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Shares a model, in whichever form, and the report of its experiment where it has one. */
final class ModelMenu implements MenuProvider {
  private static final String BYTES = "application/octet-stream";

  /** Rows of a training step where the spec says all. */
  private static final int USUAL_BATCH = 32;

  private final Screen screen;
  private final Supplier<TrainedModel> model;
  private final long experiment;

  /**
   * @param model gives null while there is none
   * @param experiment 0 for a model without
   */
  ModelMenu(Screen screen, Supplier<TrainedModel> model, long experiment) {
    this.screen = screen;
    this.model = model;
    this.experiment = experiment;
  }

  @Override
  public void onCreateMenu(@NonNull Menu menu, @NonNull MenuInflater inflater) {
    inflater.inflate(R.menu.model, menu);
    menu.findItem(R.id.action_share_report).setVisible(experiment != 0);
  }

  @Override
  public boolean onMenuItemSelected(@NonNull MenuItem item) {
    TrainedModel shared = model.get();
    int id = item.getItemId();
    if (shared == null || id == R.id.action_share_model) {
      return false; // without a model nothing; the menu itself opens
    }
    String name = name(shared);
    if (id == R.id.action_share_tflite) {
      Sharing.share(
          screen,
          name + ".tflite",
          BYTES,
          out -> Sharing.write(out, export(shared).inference(1).buffer()));
    } else if (id == R.id.action_share_tflite_training) {
      Sharing.share(
          screen,
          name + " training.tflite",
          BYTES,
          out -> Sharing.write(out, export(shared).training(batch(shared)).buffer()));
    } else if (id == R.id.action_share_safetensors) {
      Path folder = HoneApplication.container(screen.requireContext()).files().passing();
      Sharing.share(screen, name + ".safetensors", BYTES, out -> write(shared, folder, out));
    } else if (id == R.id.action_share_report) {
      Experiments experiments = HoneApplication.container(screen.requireContext()).experiments();
      Language language = Languages.of(screen.getResources());
      Sharing.share(
          screen,
          Sharing.fileName(shared.schema().name()) + ".html",
          "text/html",
          out -> HtmlReport.write(experiments.comparison(experiment), language, out));
    } else {
      return false;
    }
    return true;
  }

  /** A name for files of this model. */
  static String name(TrainedModel model) {
    return Sharing.fileName(model.schema().name() + " " + model.spec().baseline().name());
  }

  private static ModelExport export(TrainedModel model) {
    return new ModelExport(model, model.schema().name(), "", "");
  }

  static int batch(TrainedModel model) {
    int batch = model.spec().training().batchSize();
    return batch > 0 ? batch : USUAL_BATCH;
  }

  private static void write(TrainedModel model, Path folder, OutputStream out) throws IOException {
    Files.createDirectories(folder);
    Path file = Files.createTempFile(folder, "model", ".safetensors");
    try {
      model.write(file);
      Files.copy(file, out);
    } finally {
      Files.delete(file);
    }
  }
}

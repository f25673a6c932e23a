package dev.hone.app.ui.model;

import dev.hone.app.data.Datasets;
import dev.hone.app.data.FileCopy;
import dev.hone.app.data.GivenFile;
import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.data.csv.CsvData;
import dev.hone.data.csv.TableOptions;
import dev.hone.data.source.DataSource;
import dev.hone.exec.JavaExecutor;
import dev.hone.train.Predictions;
import dev.hone.trained.Departures;
import dev.hone.trained.TrainedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Predicts the rows of a file, which is read as the data of training were. */
final class FilePredictor {
  private final Path folder;

  /**
   * @param folder for the copy, which is removed again
   */
  FilePredictor(Path folder) {
    this.folder = folder;
  }

  /** Blocks. A file that cannot be used is a problem of the outcome, as a sentence. */
  FilePrediction predict(TrainedModel model, GivenFile file) {
    try {
      Path copy = FileCopy.into(folder, file);
      try {
        return predict(model, file.name(), copy);
      } catch (InvalidInputException e) {
        throw new InvalidInputException(Datasets.withoutFolder(e.said(), copy), e);
      } finally {
        FileCopy.remove(copy);
      }
    } catch (IOException | InvalidInputException | SecurityException e) {
      return FilePrediction.failed(file.name(), e);
    } catch (OutOfMemoryError e) {
      Message why = Message.of("phone.data-memory", file.name());
      return FilePrediction.failed(file.name(), new InvalidInputException(why, e));
    }
  }

  private static FilePrediction predict(TrainedModel model, String name, Path copy) {
    CsvData rows =
        DataSource.loadToPredict(
            copy.toString(), model.schema(), model.reading(), TableOptions.defaults());
    Predictions predictions = model.predict(new JavaExecutor(), rows.dataset());
    List<Message> notes = new ArrayList<>();
    for (Message note : rows.notes()) {
      notes.add(Datasets.withoutFolder(note, copy));
    }
    notes.addAll(Departures.of(model, rows));
    return new FilePrediction(
        name,
        rows.dataset().size(),
        notes,
        rows.dataset().hasTargets() ? model.measure(predictions, rows.dataset()) : Double.NaN,
        predictions,
        null);
  }
}

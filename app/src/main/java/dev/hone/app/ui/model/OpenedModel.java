package dev.hone.app.ui.model;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.trained.TrainedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A model from another app. Which rows it was not trained on, its file does not say. */
record OpenedModel(Path file) implements ModelSource {
  @Override
  public Loaded read() throws IOException {
    if (!Files.exists(file)) {
      throw new InvalidInputException(Message.of("phone.model-gone"));
    }
    return new Loaded(TrainedModel.read(file), null);
  }
}

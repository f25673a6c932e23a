package dev.hone.app.opening;

import dev.hone.app.data.Datasets;
import dev.hone.app.data.FileCopy;
import dev.hone.app.data.GivenFile;
import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.spec.ExperimentSpec;
import dev.hone.trained.TrainedModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Takes files over from other apps. The copy of the last one stays in a folder of the app until the
 * next one comes: a model's screen reads it again after the process was killed.
 */
final class Opener {
  private static final int MAX_SPEC = 1 << 20;

  private final Path folder;

  Opener(Path folder) {
    this.folder = folder;
  }

  /**
   * Copies a file and looks at what it is. Blocks.
   *
   * @throws InvalidInputException if it is too large, or neither spec nor model though it looks
   *     like one
   */
  synchronized Opened open(GivenFile file) throws IOException {
    FileCopy.removeAll(folder);
    Path copy = FileCopy.into(folder, file);
    try {
      FileKind kind = FileKind.of(copy);
      check(kind, copy);
      return new Opened(kind, copy, null);
    } catch (InvalidInputException e) {
      FileCopy.remove(copy);
      throw new InvalidInputException(Datasets.withoutFolder(e.said(), copy), e);
    } catch (IOException e) {
      FileCopy.remove(copy);
      throw e;
    }
  }

  private static void check(FileKind kind, Path copy) throws IOException {
    String name = copy.getFileName().toString();
    switch (kind) {
      case MODEL -> TrainedModel.read(copy);
      case SPEC -> {
        if (Files.size(copy) > MAX_SPEC) {
          throw new InvalidInputException(Message.of("phone.spec-large", name, MAX_SPEC));
        }
        ExperimentSpec.parse(name, new String(Files.readAllBytes(copy), StandardCharsets.UTF_8));
      }
      case TFLITE -> throw new InvalidInputException(Message.of("phone.open.tflite", name));
      case TABLE -> {
        // The data screen reads it and says what is wrong with it.
      }
    }
  }
}

package dev.hone.train;

import dev.hone.base.InvalidInputException;
import dev.hone.base.JsonFields;
import dev.hone.base.Message;
import dev.hone.base.Safetensors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a checkpoint says about its run, besides the tensors.
 *
 * @param identity which run it is, as in {@link Checkpointing#identity}
 * @param bestEpoch the epoch with the best weights so far
 * @param bestLoss its validation loss with early stopping, else infinite
 * @param firstLoss the loss of the first batch, NaN before it
 * @param history the epochs done
 */
public record CheckpointInfo(
    String identity, int bestEpoch, double bestLoss, double firstLoss, List<EpochRecord> history) {
  /** Under this name the file's metadata hold it. */
  public static final String METADATA = "hone.checkpoint";

  static final int VERSION = 1;

  public CheckpointInfo {
    history = List.copyOf(history);
  }

  /**
   * Reads it from a checkpoint.
   *
   * @throws InvalidInputException if the file is missing, damaged or no checkpoint
   */
  public static CheckpointInfo read(Path file) throws IOException {
    return of(file, Safetensors.read(file));
  }

  static CheckpointInfo of(Path path, Safetensors file) {
    String text = file.metadata().get(METADATA);
    if (text == null) {
      throw new InvalidInputException(Message.of("train.checkpoint.none", path.toString()));
    }
    JsonFields fields = JsonFields.parse("the checkpoint " + path, text);
    int version = fields.integer("version");
    if (version != VERSION) {
      throw new InvalidInputException(
          Message.of("train.checkpoint.version", path.toString(), version, VERSION));
    }
    List<EpochRecord> history = new ArrayList<>();
    for (JsonFields record : fields.objects("history")) {
      history.add(EpochRecord.fromJson(record));
    }
    CheckpointInfo info =
        new CheckpointInfo(
            fields.string("identity"),
            fields.integer("bestEpoch"),
            fields.number("bestLoss", Double.POSITIVE_INFINITY),
            fields.number("firstLoss", Double.NaN),
            history);
    fields.end();
    return info;
  }
}

package dev.hone.train;

import java.nio.file.Path;

/**
 * Where and how often a run is saved.
 *
 * @param file replaced as a whole each time; null saves nothing
 * @param identity says which run this is (spec, data, seed): a checkpoint of another is refused
 * @param everySeconds least time between saves at ends of epochs; the end of a run and a cancelled
 *     run are always saved
 */
public record Checkpointing(Path file, String identity, double everySeconds) {
  /** Saves nothing. */
  public static final Checkpointing NONE = new Checkpointing(null, "", 0);
}

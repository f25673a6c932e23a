package dev.hone.compare;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.base.Range;
import dev.hone.run.Memory;
import dev.hone.run.PreparedData;
import dev.hone.spec.ExperimentSpec;
import java.util.function.LongSupplier;

/**
 * How many runs go on at once.
 *
 * @param threads the most, at least 1
 * @param memory what there is, in bytes
 */
record RunsAtOnce(int threads, LongSupplier memory) {
  RunsAtOnce {
    if (threads < 1) {
      throw InvalidInputException.value(
          Message.of("compare.threads"), threads, Range.whole(1, Integer.MAX_VALUE));
    }
  }

  /**
   * As many as have room.
   *
   * @throws InvalidInputException if not one has
   */
  int of(ExperimentSpec spec, PreparedData data) {
    Memory run = Memory.of(spec, data.preprocessor(), data.training().size());
    if (run.bytes() * threads > memory.getAsLong()) {
      System.gc(); // what is free looks less than it is until what is no longer used is gone
    }
    return run.runs(threads, memory.getAsLong());
  }
}

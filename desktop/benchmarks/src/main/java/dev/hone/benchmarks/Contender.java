package dev.hone.benchmarks;

/** One way to train a {@link Workload}, ready to go. For one thread. */
public interface Contender extends AutoCloseable {
  /**
   * Forward, loss, backward, update on one of the workload's batches.
   *
   * @return the loss before the update, without penalty
   */
  double step(int batch);

  /** What there is to say about memory: pool size. */
  default String note() {
    return "";
  }

  @Override
  void close();
}

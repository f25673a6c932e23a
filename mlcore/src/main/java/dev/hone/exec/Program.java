package dev.hone.exec;

/**
 * A compiled step. Fill the input arrays, run, read the output arrays; the arrays stay the same for
 * the life of the session, and no call allocates.
 */
public interface Program {
  /**
   * The row-major values of a float32 input, to be filled before {@link #run}. Exactly the tensor's
   * size.
   */
  float[] input(String name);

  /**
   * The row-major values of an int32 input, to be filled before {@link #run}. Exactly the tensor's
   * size.
   */
  int[] intInput(String name);

  /** Runs the step once on the inputs as they are, and carries out its assignments. */
  void run();

  /**
   * The row-major values of an output after {@link #run}; overwritten by the next. Exactly the
   * tensor's size.
   */
  float[] output(String name);
}

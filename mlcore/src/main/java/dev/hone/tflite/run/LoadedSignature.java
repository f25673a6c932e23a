package dev.hone.tflite.run;

import dev.hone.base.InvalidInputException;
import dev.hone.tflite.file.TensorInfo;
import java.util.Map;

/**
 * A function of a {@link LoadedModel}: put the inputs, run, get the outputs. Inputs keep their
 * values between runs; {@link #put}, {@link #run} and {@link #get} allocate nothing.
 */
public interface LoadedSignature {
  String key();

  /** Inputs by name, in the file's order. */
  Map<String, TensorInfo> inputs();

  /** Outputs by name, in the file's order. */
  Map<String, TensorInfo> outputs();

  /**
   * Sets a float32 input.
   *
   * @param values row-major, of the tensor's size
   * @throws InvalidInputException if there is no such input, its type is another, or the size is
   *     wrong: naming the input, what is expected and what was received
   */
  void put(String input, float[] values);

  /** Sets an int32 input; see {@link #put(String, float[])}. */
  void put(String input, int[] values);

  /**
   * Runs once on the inputs as they are.
   *
   * @throws IllegalStateException with the runtime's own message if the run fails
   */
  void run();

  /**
   * Copies a float32 output of the last run.
   *
   * @param values where to, row-major, of the tensor's size
   * @throws InvalidInputException as for {@link #put(String, float[])}
   */
  void get(String output, float[] values);

  /** Copies an int32 output of the last run; see {@link #get(String, float[])}. */
  void get(String output, int[] values);

  /** How long the last {@link #run} took, in nanoseconds; 0 before the first. */
  long latencyNanos();
}

package dev.hone.tflite.run;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import java.util.List;

/**
 * A model in a runtime's memory, with its own copy of the variables. For one thread at a time. All
 * use after {@link #close} fails with an IllegalStateException.
 */
public interface LoadedModel extends AutoCloseable {
  /**
   * Keys of the signatures, in the file's order. A file without signatures has one, {@code main}.
   */
  List<String> signatures();

  /**
   * The signature with this key; the same object each time.
   *
   * @throws InvalidInputException naming the signatures there are
   */
  LoadedSignature signature(String key);

  /** What runs the model. */
  Accelerator accelerator();

  /** Why {@link #accelerator} is not the one asked for; null if it is. */
  Message reason();

  @Override
  void close();
}

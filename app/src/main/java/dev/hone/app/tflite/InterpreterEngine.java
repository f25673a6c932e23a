package dev.hone.app.tflite;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.tflite.file.TfLiteFile;
import dev.hone.tflite.run.Accelerator;
import org.tensorflow.lite.Delegate;
import org.tensorflow.lite.Interpreter;

/**
 * An interpreter of the library, on the thread that calls.
 *
 * <p>Signatures of the first subgraph run by position: the library keeps its tensors between runs.
 * Others run by name, where the library (2.16.1) makes three small native objects for each tensor
 * and run and never frees them; a training file's first step is its training step, so that what
 * runs thousands of times runs by position. Tests on a desktop, with version 2.6, run by position
 * only: 2.6 has no signatures of other subgraphs for Java.
 */
final class InterpreterEngine implements Engine {
  private final Interpreter interpreter;
  private final Delegate delegate;
  private final Accelerator accelerator;
  private final Message reason;

  private InterpreterEngine(
      Interpreter interpreter, Delegate delegate, Accelerator accelerator, Message reason) {
    this.interpreter = interpreter;
    this.delegate = delegate;
    this.accelerator = accelerator;
    this.reason = reason;
  }

  /**
   * On the CPU, with or without XNNPACK.
   *
   * @param reason why not what was asked for, or null
   * @throws InvalidInputException if the library does not take the file, with its message
   */
  static Engine cpu(TfLiteFile file, int threads, boolean xnnpack, Message reason) {
    Interpreter.Options options =
        new Interpreter.Options().setNumThreads(threads).setUseXNNPACK(xnnpack);
    Accelerator accelerator = xnnpack ? Accelerator.XNNPACK : Accelerator.CPU;
    return new InterpreterEngine(open(file, options), null, accelerator, reason);
  }

  /**
   * On the GPU.
   *
   * @param delegate closed with this engine, after the interpreter, and if this fails
   * @throws InvalidInputException as for {@link #cpu}
   */
  static Engine gpu(TfLiteFile file, int threads, Delegate delegate) {
    Interpreter.Options options =
        new Interpreter.Options().setNumThreads(threads).setUseXNNPACK(false).addDelegate(delegate);
    boolean opened = false;
    try {
      Engine engine = new InterpreterEngine(open(file, options), delegate, Accelerator.GPU, null);
      opened = true;
      return engine;
    } finally {
      if (!opened) {
        delegate.close();
      }
    }
  }

  private static Interpreter open(TfLiteFile file, Interpreter.Options options) {
    try {
      return new Interpreter(file.buffer(), options);
    } catch (IllegalArgumentException | IllegalStateException | UnsupportedOperationException e) {
      throw new InvalidInputException(
          Message.of("phone.tflite.refused", file.name(), message(e)), e);
    }
  }

  /** The library's message in one line. */
  private static String message(RuntimeException e) {
    return String.valueOf(e.getMessage()).trim().replaceAll("\\s*\\n\\s*", "; ");
  }

  @Override
  public long run(SignatureBuffers signature) {
    try {
      long start = System.nanoTime();
      if (signature.subgraph() == 0) {
        interpreter.runForMultipleInputsOutputs(
            signature.inputsByIndex(), signature.outputsByIndex());
      } else {
        interpreter.runSignature(
            signature.inputsByName(), signature.outputsByName(), signature.key());
      }
      return System.nanoTime() - start;
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new IllegalStateException(
          "TensorFlow Lite failed while it ran signature " + signature.key() + ": " + message(e),
          e);
    }
  }

  @Override
  public Accelerator accelerator() {
    return accelerator;
  }

  @Override
  public Message reason() {
    return reason;
  }

  @Override
  public void close() {
    interpreter.close();
    if (delegate != null) {
      delegate.close();
    }
  }
}

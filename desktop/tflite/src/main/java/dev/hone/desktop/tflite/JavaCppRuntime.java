package dev.hone.desktop.tflite;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.tflite.file.TfLiteFile;
import dev.hone.tflite.run.Accelerator;
import dev.hone.tflite.run.LoadedModel;
import dev.hone.tflite.run.TfLiteRuntime;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.tensorflowlite.BuiltinOpResolver;
import org.bytedeco.tensorflowlite.BuiltinOpResolverWithoutDefaultDelegates;
import org.bytedeco.tensorflowlite.FlatBufferModel;
import org.bytedeco.tensorflowlite.Interpreter;
import org.bytedeco.tensorflowlite.InterpreterBuilder;
import org.bytedeco.tensorflowlite.global.tensorflowlite;
import org.tensorflow.lite.schema.BuiltinOperator;
import org.tensorflow.lite.schema.Model;
import org.tensorflow.lite.schema.OperatorCode;

/**
 * TensorFlow Lite for the desktop: CPU and XNNPACK. There is no GPU delegate; who asks for it gets
 * XNNPACK.
 *
 * <p>What the library itself has to say about a failure it writes to standard error: its messages
 * cannot be read through this binding. Errors from here say what was being done.
 */
public final class JavaCppRuntime implements TfLiteRuntime {
  static {
    Loader.load(tensorflowlite.class);
  }

  @Override
  public String version() {
    return tensorflowlite.TfLiteVersion().getString();
  }

  @Override
  public LoadedModel load(TfLiteFile file, Options options) {
    Accelerator accelerator =
        options.accelerator() == Accelerator.CPU ? Accelerator.CPU : Accelerator.XNNPACK;
    // The library reads constants where they are: the file stays in memory of its own, aligned as
    // malloc aligns, as long as the model.
    BytePointer bytes = new BytePointer(file.size());
    bytes.asByteBuffer().put(file.buffer());
    FlatBufferModel model = FlatBufferModel.BuildFromBuffer(bytes, file.size());
    BuiltinOpResolver resolver =
        accelerator == Accelerator.CPU
            ? new BuiltinOpResolverWithoutDefaultDelegates()
            : new BuiltinOpResolver();
    Interpreter interpreter = new Interpreter((Pointer) null);
    JavaCppModel loaded =
        new JavaCppModel(
            accelerator,
            options.accelerator() == Accelerator.GPU ? Message.of("tflite.run.no-gpu") : null,
            interpreter,
            model,
            bytes,
            resolver);
    try (InterpreterBuilder builder = new InterpreterBuilder(model, resolver)) {
      if (model == null || model.isNull()) {
        throw new InvalidInputException(Message.of("tflite.run.no-model", file.name()));
      }
      requireOperators(file, resolver);
      builder.SetNumThreads(options.threads());
      if (builder.apply(interpreter) != tensorflowlite.kTfLiteOk || interpreter.isNull()) {
        throw new InvalidInputException(
            Message.of("tflite.run.interpreter", version(), file.name()));
      }
      loaded.open(file);
      return loaded;
    } catch (RuntimeException e) {
      loaded.close();
      throw e;
    }
  }

  private void requireOperators(TfLiteFile file, BuiltinOpResolver resolver) {
    Model model = Model.getRootAsModel(file.buffer());
    for (int i = 0; i < model.operatorCodesLength(); i++) {
      OperatorCode code = model.operatorCodes(i);
      int builtin = Math.max(code.builtinCode(), code.deprecatedBuiltinCode());
      var registration = resolver.FindOp(builtin, code.version());
      if (registration == null || registration.isNull()) {
        throw new InvalidInputException(
            Message.of(
                "tflite.run.operator",
                file.name(),
                BuiltinOperator.name(builtin),
                code.version(),
                version()));
      }
    }
  }
}

package dev.hone.app.tflite;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.tflite.file.TfLiteFile;
import dev.hone.tflite.gpu.GpuCompatibility;
import dev.hone.tflite.run.LoadedModel;
import dev.hone.tflite.run.TfLiteRuntime;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * TensorFlow Lite for Android: CPU, XNNPACK and the GPU delegate.
 *
 * <p>Ask {@link #unavailableReason} first: on phones with memory pages of 16 KB the library does
 * not load, and the Java executor has to do the work. Nothing here crashes then; {@link #load}
 * refuses with that sentence.
 *
 * <p>The GPU runs a file only if {@link GpuCompatibility} finds every operation of it fit, it has
 * one subgraph, and the phone's GPU is one that TensorFlow Lite lists as working. Even then the
 * first run of each signature is held against the CPU's result (see {@link CheckedEngine} for the
 * tolerance). Otherwise the CPU is used, and {@link LoadedModel#reason} says why; so both it and
 * {@link LoadedModel#accelerator} may be other after the first run than before it. A GPU model has
 * a thread of its own, and like the others may be used from any one thread at a time.
 *
 * <p>XNNPACK that refuses a file is replaced by the CPU in the same way.
 */
public final class AndroidTfLiteRuntime implements TfLiteRuntime {
  private static final Pattern NUMBERS = Pattern.compile("(\\d{1,6})\\.(\\d{1,6}).*");

  private final Gpu gpu;
  private final GpuAttempts attempts;

  /**
   * Does not fail: see {@link #unavailableReason}. One for the process.
   *
   * @param gpuAttempts a small file in the app's own folder, best one that is not backed up: after
   *     two starts of the GPU that ended the process the GPU is not tried again until the file is
   *     deleted. Its folder must exist; with the app's version in its name, an update tries anew
   */
  public AndroidTfLiteRuntime(Path gpuAttempts) {
    // Not the object itself: its class and the GPU library would be loaded here.
    this(gpuAttempts, (file, threads) -> new DelegateGpu().open(file, threads));
  }

  AndroidTfLiteRuntime(Path gpuAttempts, Gpu gpu) {
    this.gpu = gpu;
    this.attempts = new GpuAttempts(gpuAttempts);
  }

  /**
   * Why there is no TensorFlow Lite on this phone, in sentences for a person; null if there is. The
   * first call in a process loads the library, some ten milliseconds.
   */
  public static Message unavailableReason() {
    return NativeLibrary.problem();
  }

  /** {@inheritDoc} {@code none} if it could not be loaded. */
  @Override
  public String version() {
    return NativeLibrary.version();
  }

  @Override
  public LoadedModel load(TfLiteFile file, Options options) {
    if (NativeLibrary.problem() != null) {
      throw new InvalidInputException(NativeLibrary.problem());
    }
    requireVersion(file);
    try {
      List<SignatureBuffers> signatures = SignatureBuffers.of(file);
      return new BufferedModel(engine(file, options, signatures.size()), signatures);
    } catch (OutOfMemoryError e) {
      throw new InvalidInputException(Message.of("phone.tflite.memory", file.name()), e);
    }
  }

  private void requireVersion(TfLiteFile file) {
    if (isOlder(version(), file.minimumRuntime())) {
      throw new InvalidInputException(
          Message.of(
              "phone.tflite.version",
              file.name(),
              String.valueOf(file.minimumRuntime()),
              version()));
    }
  }

  /** Whether a version is older than another, which may be no version: then it is not. */
  static boolean isOlder(String version, String minimum) {
    Matcher have = NUMBERS.matcher(version);
    Matcher need = NUMBERS.matcher(minimum);
    if (!have.matches() || !need.matches()) {
      return false;
    }
    int major = Integer.parseInt(have.group(1)) - Integer.parseInt(need.group(1));
    int minor = Integer.parseInt(have.group(2)) - Integer.parseInt(need.group(2));
    return major < 0 || (major == 0 && minor < 0);
  }

  private Engine engine(TfLiteFile file, Options options, int signatures) {
    int threads = options.threads();
    return switch (options.accelerator()) {
      case CPU -> InterpreterEngine.cpu(file, threads, false, null);
      case XNNPACK -> xnnpack(file, threads);
      case GPU -> gpu(file, threads, signatures);
    };
  }

  private static Engine xnnpack(TfLiteFile file, int threads) {
    try {
      return InterpreterEngine.cpu(file, threads, true, null);
    } catch (InvalidInputException e) {
      return InterpreterEngine.cpu(
          file, threads, false, Message.of("phone.tflite.xnnpack", e.said()));
    }
  }

  private Engine gpu(TfLiteFile file, int threads, int signatures) {
    GpuCompatibility compatibility = GpuCompatibility.of(file);
    if (!compatibility.fully()) {
      return InterpreterEngine.cpu(
          file, threads, false, Message.of("phone.gpu.unfit", compatibility.summary()));
    }
    if (file.subgraphs() > 1) {
      return InterpreterEngine.cpu(
          file, threads, false, Message.of("phone.gpu.subgraphs", file.subgraphs()));
    }
    Engine opened;
    try {
      opened =
          attempts.during(() -> OwnThreadEngine.open("hone-gpu", () -> gpu.open(file, threads)));
    } catch (IllegalStateException e) {
      return InterpreterEngine.cpu(file, threads, false, NoGpu.reason(e));
    }
    return new CheckedEngine(
        opened, () -> InterpreterEngine.cpu(file, threads, false, null), signatures, attempts);
  }
}

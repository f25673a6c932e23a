package dev.hone.app.tflite;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.tflite.file.TfLiteFile;
import java.util.logging.Logger;
import org.tensorflow.lite.gpu.CompatibilityList;
import org.tensorflow.lite.gpu.GpuDelegate;
import org.tensorflow.lite.gpu.GpuDelegateFactory;

/**
 * The GPU delegate through OpenCL, in full float32 precision. The delegate's default is float16,
 * which training does not survive; its OpenGL back end lacks matrix products, among others. The
 * only class that names the GPU library's: it is loaded when the GPU is asked for.
 *
 * <p>No test on a desktop gets past the loading of the library; that a delegate is made, takes the
 * file and is closed after its interpreter, only a phone can show.
 */
final class DelegateGpu implements Gpu {
  private static final Logger LOG = Logger.getLogger(DelegateGpu.class.getName());

  @Override
  public Engine open(TfLiteFile file, int threads) {
    try {
      if (!supported()) {
        throw new NoGpu(Message.of("phone.gpu.unknown"));
      }
      GpuDelegateFactory.Options options =
          new GpuDelegateFactory.Options()
              .setPrecisionLossAllowed(false)
              .setQuantizedModelsAllowed(false)
              .setInferencePreference(
                  GpuDelegateFactory.Options.INFERENCE_PREFERENCE_SUSTAINED_SPEED)
              .setForceBackend(GpuDelegateFactory.Options.GpuBackend.OPENCL);
      return InterpreterEngine.gpu(file, threads, new GpuDelegate(options));
    } catch (InvalidInputException e) {
      throw new NoGpu(Message.of("phone.gpu.refused", e.said()), e);
    } catch (IllegalArgumentException e) {
      throw new NoGpu(Message.of("phone.gpu.refused", String.valueOf(e.getMessage())), e);
    } catch (LinkageError e) {
      LOG.info("no GPU library: " + e);
      throw new NoGpu(Message.of("phone.gpu.library"), e);
    }
  }

  private static boolean supported() {
    try (CompatibilityList list = new CompatibilityList()) {
      return list.isDelegateSupportedOnThisDevice();
    }
  }
}

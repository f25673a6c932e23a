package dev.hone.app.tflite;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Language;
import dev.hone.tflite.run.Accelerator;
import dev.hone.tflite.run.TfLiteRuntime;
import java.nio.file.Path;
import java.nio.file.Paths;
import org.junit.Test;

/**
 * The classes of 2.16.1 on a machine for which there is no library: as on a phone it does not suit.
 */
public class WithoutNativeLibraryTest {
  private static final Path ATTEMPTS = Paths.get("target", "gpu-attempts");
  private static final String SENTENCE =
      "TensorFlow Lite cannot be loaded on this phone. Training and predictions use Hone's own Java"
          + " engine instead.";

  @Test
  public void missingLibrary_isSaidInASentence() {
    assertEquals(SENTENCE, AndroidTfLiteRuntime.unavailableReason().in(Language.EN));
    assertEquals("and again", SENTENCE, AndroidTfLiteRuntime.unavailableReason().in(Language.EN));
    assertEquals("none", new AndroidTfLiteRuntime(ATTEMPTS).version());
  }

  @Test
  public void load_refusesWithTheSentence() {
    TfLiteRuntime runtime = new AndroidTfLiteRuntime(ATTEMPTS);
    for (Accelerator accelerator : Accelerator.values()) {
      TfLiteRuntime.Options options = new TfLiteRuntime.Options(1, accelerator);
      assertEquals(
          SENTENCE,
          assertThrows(
                  InvalidInputException.class, () -> runtime.load(SmallFiles.square(), options))
              .getMessage());
    }
  }

  /** Checked apart: CompatibilityList loads its own library. */
  @Test
  public void missingGpuLibrary_isSaidInASentence() {
    assertEquals(
        "TensorFlow Lite's GPU library cannot be loaded here, so the CPU is used.",
        assertThrows(
                IllegalStateException.class, () -> new DelegateGpu().open(SmallFiles.square(), 1))
            .getMessage());
  }

  @Test
  public void libraryForOtherPages_isNamedAsTheCause() {
    Throwable linker =
        new UnsatisfiedLinkError(
            "dlopen failed: \"/data/app/lib/arm64/libtensorflowlite_jni.so\" program alignment"
                + " (4096) cannot be smaller than system page size (16384)");
    Throwable thrown = new UnsatisfiedLinkError("Failed to load native TensorFlow Lite methods.");
    thrown.initCause(linker);
    assertEquals(
        "TensorFlow Lite cannot be loaded: this phone's memory pages are of 16 KB, and the library"
            + " is made for pages of 4 KB. Training and predictions use Hone's own Java engine"
            + " instead.",
        NativeLibrary.sentence(thrown).in(Language.EN));
  }
}

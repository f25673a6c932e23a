package dev.hone.app.tflite;

import dev.hone.tflite.run.TfLiteRuntime;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.Assume;
import org.tensorflow.lite.gpu.CompatibilityList;
import org.tensorflow.lite.gpu.GpuDelegateFactory;

/**
 * The app's runtime on a desktop JVM: its own classes once more, in a class loader where TensorFlow
 * Lite is of version 2.6.0, of which there is a native library for Linux. What 2.6.0 does not have
 * is missing there, not taken from 2.16.1; the GPU's classes are 2.16.1's, without their library.
 */
final class DesktopTfLite {
  private static final String API = "org.tensorflow.lite.";
  private static final String SCHEMA = "org.tensorflow.lite.schema.";
  private static final String OURS = "dev.hone.app.tflite.";

  /** One for all tests: a JVM loads a native library into one class loader only. */
  private static ClassLoader loader;

  private static final AtomicInteger made = new AtomicInteger();

  private DesktopTfLite() {}

  /** A runtime made by a method of {@link DesktopRuntimes} in there, with attempts of its own. */
  static TfLiteRuntime runtime(String maker) {
    return runtime(maker, folder().resolve("attempts-" + made.incrementAndGet()));
  }

  private static Path folder() {
    return Paths.get(System.getProperty("tflite.desktop")).toAbsolutePath();
  }

  static TfLiteRuntime runtime(String maker, Path attempts) {
    Assume.assumeTrue(
        "there is a library for Linux on x86-64 only",
        System.getProperty("os.name").equals("Linux")
            && System.getProperty("os.arch").equals("amd64"));
    try {
      return (TfLiteRuntime)
          named("DesktopRuntimes").getMethod(maker, Path.class).invoke(null, attempts);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("the runtime could not be made", e);
    }
  }

  /** A class of this package, as it is in there. */
  static synchronized Class<?> named(String simpleName) throws ClassNotFoundException {
    if (loader == null) {
      try {
        loader = open(folder());
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
    return loader.loadClass(OURS + simpleName);
  }

  private static ClassLoader open(Path folder) throws IOException {
    Path classes = folder.resolve("classes.jar");
    extract(folder.resolve("classes.aar"), "classes.jar", classes);
    Path library = folder.resolve("libtensorflowlite_jni.so");
    extract(folder.resolve("native.jar"), "native/lib/libtensorflowlite_jni.so", library);
    List<URL> urls = new ArrayList<>();
    urls.add(classes.toUri().toURL());
    for (Class<?> each :
        List.of(
            AndroidTfLiteRuntime.class,
            DesktopTfLite.class,
            CompatibilityList.class,
            GpuDelegateFactory.class)) {
      urls.add(each.getProtectionDomain().getCodeSource().getLocation());
    }
    return new Loader(urls.toArray(new URL[0]), library);
  }

  private static void extract(Path archive, String entry, Path to) throws IOException {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      ZipEntry found = zip.getEntry(entry);
      try (InputStream in = zip.getInputStream(found)) {
        Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /** Gives TensorFlow Lite's classes and ours itself, all else as everywhere. */
  private static final class Loader extends URLClassLoader {
    private final Path library;

    Loader(URL[] urls, Path library) {
      super(urls, DesktopTfLite.class.getClassLoader());
      this.library = library;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      boolean own = name.startsWith(OURS) || (name.startsWith(API) && !name.startsWith(SCHEMA));
      if (!own) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? findClass(name) : loaded;
      }
    }

    @Override
    protected String findLibrary(String name) {
      return name.equals("tensorflowlite_jni") ? library.toString() : null;
    }
  }
}

package dev.hone.apk;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.function.Predicate;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * The framework's classes in a form that this Java reads. Android 16's are written in the form of
 * Java 21, which a compiler of Java 17 refuses though it understands all that is in them: their
 * number is lowered. The system's own services and what is no class are left out.
 */
final class FrameworkJar {
  /** Class files of Java 1.0.2, of which later ones count up, have the number 45 - 1. */
  private static final int FIRST = 44;

  /** Where the number stands: after four bytes of magic, and two of a lesser number. */
  private static final int AT = 6;

  private static final String OF_THE_SYSTEM = "com/android/server/";

  /** Decides for a whole jar: it is there in all of them, and written as they are. */
  private static final String SAMPLE = "android/app/Activity.class";

  private FrameworkJar() {}

  /** Whether a Java of the given number reads the framework as it is. */
  static boolean isReadable(Path framework, int java) throws IOException, BuildException {
    try (ZipFile zip = new ZipFile(framework.toFile())) {
      ZipEntry sample = zip.getEntry(SAMPLE);
      if (sample == null) {
        throw new BuildException(framework + " has no " + SAMPLE + ": is it Android's framework?");
      }
      try (InputStream in = zip.getInputStream(sample)) {
        return number(in.readNBytes(AT + 2)) <= FIRST + java;
      }
    }
  }

  /** Writes the classes that are wanted, by names {@code a/b/C.class}, for a Java. */
  static void write(Path framework, int java, Predicate<String> wanted, Path copy)
      throws IOException {
    Files.createDirectories(copy.getParent());
    Path part = copy.resolveSibling(copy.getFileName() + ".part");
    try (ZipFile zip = new ZipFile(framework.toFile());
        OutputStream file = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16);
        ZipOutputStream out = new ZipOutputStream(file)) {
      out.setLevel(Deflater.BEST_SPEED);
      for (ZipEntry entry : Collections.list(zip.entries())) {
        String name = entry.getName();
        if (!ClassFiles.isClass(name) || name.startsWith(OF_THE_SYSTEM) || !wanted.test(name)) {
          continue;
        }
        byte[] bytes;
        try (InputStream in = zip.getInputStream(entry)) {
          bytes = in.readAllBytes();
        }
        int lowered = Math.min(number(bytes), FIRST + java);
        bytes[AT] = (byte) (lowered >>> 8);
        bytes[AT + 1] = (byte) lowered;
        ZipEntry copied = new ZipEntry(name);
        copied.setTimeLocal(PackageFile.TIME);
        out.putNextEntry(copied);
        out.write(bytes);
        out.closeEntry();
      }
    }
    Files.move(part, copy, StandardCopyOption.REPLACE_EXISTING);
  }

  private static int number(byte[] classFile) {
    return Byte.toUnsignedInt(classFile[AT]) * 256 + Byte.toUnsignedInt(classFile[AT + 1]);
  }
}

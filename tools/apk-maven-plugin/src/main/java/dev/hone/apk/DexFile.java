package dev.hone.apk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads which classes dex files define; see "Dalvik executable format" of the Android Open Source
 * Project.
 */
final class DexFile {
  private static final int STRINGS_OFFSET = 60;
  private static final int TYPES_OFFSET = 68;
  private static final int CLASSES_SIZE = 96;
  private static final int CLASSES_OFFSET = 100;
  private static final int CLASS_BYTES = 32;

  private DexFile() {}

  /** Classes of all dex files of some folders, as {@code a/b/C}; what stands twice comes twice. */
  static List<String> classesIn(List<Path> folders) throws IOException {
    List<String> names = new ArrayList<>();
    for (Path folder : folders) {
      for (Path file : Folders.files(folder)) {
        if (file.toString().endsWith(".dex")) {
          names.addAll(classes(Files.readAllBytes(file)));
        }
      }
    }
    return names;
  }

  /** Classes that one dex file defines, as {@code a/b/C}. */
  static List<String> classes(byte[] dex) {
    ByteBuffer in = ByteBuffer.wrap(dex).order(ByteOrder.LITTLE_ENDIAN);
    int strings = in.getInt(STRINGS_OFFSET);
    int types = in.getInt(TYPES_OFFSET);
    int classes = in.getInt(CLASSES_OFFSET);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < in.getInt(CLASSES_SIZE); i++) {
      int type = in.getInt(classes + i * CLASS_BYTES);
      int string = in.getInt(types + type * Integer.BYTES);
      String descriptor = text(dex, in.getInt(strings + string * Integer.BYTES));
      names.add(descriptor.substring(1, descriptor.length() - 1));
    }
    return names;
  }

  /** A string: its length as a variable number of bytes, which is skipped, then a zero ends it. */
  private static String text(byte[] dex, int at) {
    int start = at;
    while (dex[start] < 0) {
      start++;
    }
    start++;
    int end = start;
    while (dex[end] != 0) {
      end++;
    }
    return new String(dex, start, end - start, StandardCharsets.UTF_8);
  }
}

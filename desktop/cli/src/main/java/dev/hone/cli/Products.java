package dev.hone.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Tells files that Hone wrote from those of a person, by how they begin. */
final class Products {
  private static final int HEAD = 1 << 16;

  /** How the page begins, and what names its source in it. */
  private static final String PAGE = "<!DOCTYPE html>";

  private static final String PAGE_TITLE = "<title>Hone: ";

  /** Of a TensorFlow Lite file, after four bytes. */
  private static final String LITE = "TFL3";

  /** The first line of tables that Hone writes. */
  private static final List<String> TABLES = List.of("row,", "feature1,");

  /** Fields that stand in JSON of Hone: results, specs, readings, what inspect says. */
  private static final List<String> FIELDS =
      List.of("\"specHash\"", "\"arms\"", "\"rowsInFile\"", "\"signatures\"");

  private Products() {}

  /** Whether a file may be replaced without asking: one that Hone wrote, or an empty one. */
  static boolean isOurs(Path file) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(HEAD);
    }
    if (head.length == 0) {
      return true;
    }
    String text = new String(head, StandardCharsets.UTF_8);
    if (isModel(text)) {
      return true;
    }
    if (head.length > 8 && new String(head, 4, 4, StandardCharsets.US_ASCII).equals(LITE)) {
      return true;
    }
    if (text.startsWith(PAGE)) {
      return text.contains(PAGE_TITLE);
    }
    if (text.startsWith("{")) {
      return FIELDS.stream().anyMatch(text::contains);
    }
    return TABLES.stream().anyMatch(text::startsWith);
  }

  /** A safetensors file with Hone's metadata: eight bytes of length, then JSON. */
  private static boolean isModel(String text) {
    int brace = text.indexOf('{');
    return brace >= 0 && brace <= 16 && text.contains("hone.");
  }
}

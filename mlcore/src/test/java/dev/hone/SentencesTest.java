package dev.hone;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.Test;

/**
 * No sentence stands in a string literal: what a person reads comes from the bundles, in every
 * language. A sentence is a literal, or a chain of joined ones, with three or more words between
 * spaces, or with any Chinese.
 */
public class SentencesTest {
  private static final List<String> ROOTS =
      List.of(
          "mlcore/src/main/java",
          "desktop/cli/src/main/java",
          "desktop/tflite/src/main/java",
          "app/src/main/java");

  /** Files whose literals look like sentences and are none, each with the reason. */
  private static final Map<String, String> EXEMPT =
      Map.ofEntries(
          Map.entry("InputWords.java", "words that are read, not said"),
          Map.entry("Catalogue.java", "citations, which read the same in every language"),
          Map.entry("Failures.java", "what systems say of files, by which it is recognised"),
          Map.entry("JsonFields.java", "a pattern of what the JSON parser says"),
          Map.entry("Dataset.java", "what the debugger shows"),
          Map.entry("Initializers.java", "papers"),
          Map.entry("MetadataWriter.java", "stands in written files, which are English"),
          Map.entry("ModelExport.java", "stands in written files, which are English"),
          Map.entry("TimeSeriesFile.java", "the form of a line in a file"),
          Map.entry("LicencesFragment.java", "names of libraries"),
          Map.entry("StorageTrouble.java", "what systems say, by which it is recognised"),
          Map.entry("Uris.java", "what systems say, by which it is recognised"),
          Map.entry("GpuAttempts.java", "goes to the log"),
          Map.entry("DelegateGpu.java", "goes to the log"),
          Map.entry("NativeLibrary.java", "goes to the log"),
          Map.entry("SettingsFragment.java", "the name of a language, in that language"));

  @Test
  public void noSentence_standsInALiteral() throws IOException {
    Map<String, List<SourceStrings.Found>> left = new LinkedHashMap<>();
    int files = 0;
    for (String root : ROOTS) {
      for (Path file : sources(root)) {
        files++;
        List<SourceStrings.Found> sentences = sentences(file);
        String name = file.getFileName().toString();
        if (!sentences.isEmpty() && !EXEMPT.containsKey(name)) {
          left.put(root().relativize(file).toString(), sentences);
        }
      }
    }
    assertTrue("too few sources seen: " + files, files > 400);
    assertEquals(report(left), 0, left.size());
  }

  @Test
  public void exemptFiles_existAndHaveSentences() throws IOException {
    TreeSet<String> needless = new TreeSet<>(EXEMPT.keySet());
    for (String root : ROOTS) {
      for (Path file : sources(root)) {
        if (!sentences(file).isEmpty()) {
          needless.remove(file.getFileName().toString());
        }
      }
    }
    assertEquals(new TreeSet<String>(), needless);
    EXEMPT.values().forEach(reason -> assertFalse(reason.isBlank()));
  }

  private static String report(Map<String, List<SourceStrings.Found>> left) {
    StringBuilder text = new StringBuilder(left.size() + " files with sentences\n");
    left.forEach(
        (file, sentences) -> {
          text.append(file).append('\n');
          for (SourceStrings.Found found : sentences) {
            text.append("  ").append(found.line()).append(": ");
            text.append(found.text().replace(SourceStrings.OPERAND, '…')).append('\n');
          }
        });
    return text.toString();
  }

  private static List<SourceStrings.Found> sentences(Path file) throws IOException {
    List<SourceStrings.Found> sentences = new ArrayList<>();
    for (SourceStrings.Found found : SourceStrings.of(Files.readString(file))) {
      if (found.isSentence() && !found.fault()) {
        sentences.add(found);
      }
    }
    return sentences;
  }

  private static List<Path> sources(String root) throws IOException {
    try (Stream<Path> files = Files.walk(root().resolve(root))) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  /** The folder that holds the modules; tests run in their module's. */
  private static Path root() {
    return Path.of("").toAbsolutePath().getParent();
  }
}

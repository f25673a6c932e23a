package dev.hone.cli;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.hone.base.Words;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.Test;

/**
 * The command line's bundles say the same things in both languages, and nothing that is not said.
 */
public class CliWordsTest {
  private static final Pattern ARGUMENT = Pattern.compile("\\{([0-9])");
  private static final Pattern LABEL = Pattern.compile("bundle:label\\.([a-z]+)");
  private static final Pattern LITERAL = Pattern.compile("\"(cli\\.[a-z0-9.-]+)\"");

  /** Keys that are put together from what they are about. */
  private static final Pattern BUILT =
      Pattern.compile(
          "cli\\.(help|heading|label|option|exit|io\\.reason|part|inspect|datasets)\\..*");

  @Test
  public void bundles_haveTheSameKeysWithTheSameArguments() throws IOException {
    Properties english = read("en");
    Properties chinese = read("zh");

    assertTrue(english.size() > 200);
    assertEquals(
        new TreeSet<>(english.stringPropertyNames()), new TreeSet<>(chinese.stringPropertyNames()));
    for (String key : english.stringPropertyNames()) {
      assertEquals(
          key,
          found(ARGUMENT, english.getProperty(key)),
          found(ARGUMENT, chinese.getProperty(key)));
    }
  }

  @Test
  public void labels_areThoseThatOptionsShow() throws IOException {
    Set<String> inBundle = new TreeSet<>();
    for (String key : read("en").stringPropertyNames()) {
      if (key.startsWith("cli.label.")) {
        inBundle.add(key.substring("cli.label.".length()));
      }
    }
    Set<String> shown = found(LABEL, sources());
    shown.add("command");

    assertEquals(inBundle, new TreeSet<>(Texts.LABELS));
    assertEquals(inBundle, shown);
  }

  @Test
  public void keys_areSaidSomewhere() throws IOException {
    Set<String> said = found(LITERAL, sources());
    List<String> dead = new ArrayList<>();
    for (String key : read("en").stringPropertyNames()) {
      boolean hinted = key.startsWith("hinted.") && Words.have(key.substring(7));
      if (!hinted && !said.contains(key) && !BUILT.matcher(key).matches()) {
        dead.add(key);
      }
    }
    assertEquals(List.of(), dead);
  }

  private static Set<String> found(Pattern pattern, String text) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  private static String sources() throws IOException {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        text.append(Files.readString(file));
      }
    }
    return text.toString();
  }

  private static Properties read(String language) throws IOException {
    Properties patterns = new Properties();
    try (Reader reader =
        new InputStreamReader(
            Texts.class.getResourceAsStream("cli_" + language + ".properties"),
            StandardCharsets.UTF_8)) {
      patterns.load(reader);
    }
    return patterns;
  }
}

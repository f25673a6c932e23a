package dev.hone.app.ui;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.Test;

/** The screens' own words: the same in both languages, with the same arguments, and all in use. */
public class StringsTest {
  private static final Path MAIN = Path.of("src", "main");
  private static final Pattern STRING =
      Pattern.compile(
          "<(string|plurals|string-array) name=\"([a-z0-9_]+)\"([^>]*)>(.*?)</\\1>",
          Pattern.DOTALL);
  private static final Pattern ARGUMENT = Pattern.compile("%[0-9]+\\$[.0-9]*[a-z]");

  @Test
  public void everyKey_isInBothLanguagesWithTheSameArguments() throws IOException {
    Map<String, String> english = strings("values");
    Map<String, String> chinese = strings("values-zh-rCN");
    assertTrue(english.size() > 100);
    Set<String> translated = new TreeSet<>();
    for (Map.Entry<String, String> one : english.entrySet()) {
      if (!one.getValue().startsWith("translatable=\"false\"")) {
        translated.add(one.getKey());
      }
    }
    assertEquals(translated, new TreeSet<>(chinese.keySet()));
    for (String key : translated) {
      assertEquals(key, arguments(english.get(key)), arguments(chinese.get(key)));
    }
  }

  @Test
  public void everyKey_isAskedForSomewhere() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(MAIN)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String name = file.toString();
        if (name.endsWith(".java") || name.endsWith(".xml")) {
          all.append(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        }
      }
    }
    Set<String> dead = new TreeSet<>();
    for (String key : strings("values").keySet()) {
      boolean asked =
          Pattern.compile("(R\\.(string|plurals|array)\\.|@(string|array)/)" + key + "\\b")
              .matcher(all)
              .find();
      if (!asked) {
        dead.add(key);
      }
    }
    assertEquals(Set.of(), dead);
  }

  private static Map<String, String> strings(String folder) throws IOException {
    Map<String, String> result = new TreeMap<>();
    for (String file : new String[] {"strings.xml", "chart_strings.xml"}) {
      Path path = MAIN.resolve(Path.of("res", folder, file));
      Matcher strings =
          STRING.matcher(new String(Files.readAllBytes(path), StandardCharsets.UTF_8));
      while (strings.find()) {
        String before = result.put(strings.group(2), strings.group(3).trim() + strings.group(4));
        assertEquals("a second " + strings.group(2), null, before);
      }
    }
    return result;
  }

  private static Set<String> arguments(String text) {
    Set<String> found = new TreeSet<>();
    Matcher arguments = ARGUMENT.matcher(text);
    while (arguments.find()) {
      found.add(arguments.group());
    }
    return found;
  }
}

package dev.hone.base;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.Test;

/** The two bundles say the same things, and every pattern can be put. */
public class WordsTest {
  /** What is written in Latin letters in Chinese, too. */
  private static final Set<String> LATIN =
      Set.of(
          "Adadelta",
          "Adagrad",
          "Adam",
          "AdamW",
          "ADD",
          "adj",
          "ARFF",
          "Excel",
          "gzip",
          "LIBSVM",
          "BATCH",
          "Bengio",
          "Benavoli",
          "Bonferroni",
          "Bouckaert",
          "Corani",
          "Frank",
          "Grandvalet",
          "beta",
          "bool",
          "cell",
          "CO",
          "column",
          "CPU",
          "CSV",
          "data",
          "datasets",
          "dims",
          "Dropout",
          "ELU",
          "false",
          "float",
          "FLOPs",
          "FTRL",
          "GB",
          "Glorot",
          "GPL",
          "GPU",
          "GRU",
          "HANDLE",
          "He",
          "Holm",
          "Hone",
          "HOT",
          "HTML",
          "Huber",
          "int",
          "Java",
          "JSON",
          "KB",
          "keep",
          "Leaky",
          "Lite",
          "LiteRT",
          "loo",
          "LSTM",
          "MAE",
          "MASS",
          "MATMUL",
          "MB",
          "MLP",
          "MSE",
          "NA",
          "Nadeau",
          "NaN",
          "Nesterov",
          "ONE",
          "Pima",
          "PReLU",
          "ReLU",
          "RESHAPE",
          "RMSprop",
          "RNN",
          "safetensors",
          "SGD",
          "SHA",
          "SHAP",
          "Sigmoid",
          "SIO",
          "Softplus",
          "standard",
          "Tanh",
          "TensorFlow",
          "TILE",
          "true",
          "UCR",
          "UEA",
          "UTF",
          "VAR",
          "Weka",
          "WHO",
          "XNNPACK",
          "Zoneout");

  private static final Pattern LATIN_WORD = Pattern.compile("[A-Za-z]{2,}");

  @Test
  public void bundles_haveTheSameKeysWithTheSameArguments() throws IOException {
    Map<String, String> english = read(Language.EN);
    Map<String, String> chinese = read(Language.ZH);

    assertEquals(new TreeSet<>(english.keySet()), new TreeSet<>(chinese.keySet()));
    for (String key : english.keySet()) {
      assertEquals(key, indices(Language.EN, key), indices(Language.ZH, key));
    }
  }

  private static String joined(Language language, String... texts) {
    StringBuilder out = new StringBuilder();
    for (String text : texts) {
      Words.of(language).add(out, text);
    }
    return out.toString();
  }

  @Test
  public void aSpaceStandsBesideLatinLetters_notBetweenChineseSigns() {
    assertEquals("与 none 相同", joined(Language.ZH, "与 ", "none", " 相同"));
    assertEquals("与无正则化相同", joined(Language.ZH, "与 ", "无正则化", " 相同"));
    assertEquals("与 L2（甲 乙）相同", joined(Language.ZH, "与 ", "L2（甲 乙）", " 相同"));
    assertEquals("与甲 乙", joined(Language.ZH, "与 ", "甲 乙"));
    assertEquals("甲均优于乙", joined(Language.ZH, "甲", " ", "均优于 ", "乙"));
    assertEquals("甲 乙", joined(Language.EN, "甲", " ", "乙"));
  }

  /** What is a number in one language is a number in the other: messages are made for both. */
  @Test
  public void arguments_areOfTheSameKind() throws IOException {
    Map<String, String> chinese = read(Language.ZH);
    for (Map.Entry<String, String> english : read(Language.EN).entrySet()) {
      String key = english.getKey();
      Set<Integer> indices = indices(Language.EN, key);
      for (int place : indices) {
        List<Object> args = new ArrayList<>(Collections.nCopies(indices.size(), 2L));
        args.set(place, "text");
        boolean inEnglish = Words.of(Language.EN).phrase(key).fits(args);
        boolean inChinese = Words.of(Language.ZH).phrase(key).fits(args);
        boolean counted = english.getValue().contains("{" + place + ",choice");
        assertTrue(key + " asks Chinese alone for a number", inChinese || !inEnglish);
        // English alone counts its plurals.
        assertTrue(key + " asks English alone for a number", inEnglish || !inChinese || counted);
        assertFalse(key, chinese.get(key).isEmpty());
      }
    }
  }

  @Test
  public void everyPattern_readsItsArgumentsWithoutGapsAndCanBePut() throws IOException {
    for (Language language : Language.values()) {
      for (String key : read(language).keySet()) {
        Set<Integer> indices = indices(language, key);
        List<Object> args = new ArrayList<>(Collections.nCopies(indices.size(), 2L));
        assertFalse(key, new Message(key, args).in(language).isEmpty());
        for (int i = 0; i < indices.size(); i++) {
          assertTrue(key + " skips argument " + i, indices.contains(i));
        }
      }
    }
  }

  @Test
  public void keys_standOnceAndInOrderWithinTheirGroup() throws IOException {
    for (Language language : Language.values()) {
      Set<String> seen = new TreeSet<>();
      String before = "";
      for (String line : lines(language)) {
        if (line.isBlank() || line.startsWith("#")) {
          before = "";
          continue;
        }
        String key = key(line);
        assertTrue(language + ": a second " + key, seen.add(key));
        assertTrue(language + ": " + key + " after " + before, key.compareTo(before) > 0);
        before = key;
      }
    }
  }

  @Test
  public void rawLines_sayWhatPropertiesReads() throws IOException {
    for (Language language : Language.values()) {
      for (Map.Entry<String, String> line : read(language).entrySet()) {
        assertTrue(line.getKey(), Words.of(language).has(line.getKey()));
        assertFalse(line.getKey() + ": no escapes", line.getValue().contains("\\"));
        assertEquals(line.getKey(), line.getValue().strip(), line.getValue());
      }
    }
  }

  @Test
  public void chinese_hasNoEnglishWords() throws IOException {
    for (Map.Entry<String, String> line : read(Language.ZH).entrySet()) {
      Matcher word =
          LATIN_WORD.matcher(
              line.getValue()
                  .replaceAll("\\{[0-9]+(,number,[^}]*|,choice,)?", " ")
                  .replaceAll("(--|\\.)[a-z][a-z-]*", " "));
      while (word.find()) {
        assertTrue(line.getKey() + " says " + word.group(), LATIN.contains(word.group()));
      }
    }
  }

  private static Set<Integer> indices(Language language, String key) {
    Set<Integer> indices = new TreeSet<>();
    Words.of(language).phrase(key).addIndices(indices);
    return indices;
  }

  private static Map<String, String> read(Language language) throws IOException {
    Map<String, String> patterns = new LinkedHashMap<>();
    for (String line : lines(language)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        patterns.put(key(line), line.substring(line.indexOf('=') + 1).stripLeading());
      }
    }
    assertTrue(patterns.size() > 20);
    return patterns;
  }

  private static String key(String line) {
    assertTrue(line, line.matches("[a-zA-Z0-9.-]+ = \\S.*"));
    return line.substring(0, line.indexOf(' '));
  }

  private static List<String> lines(Language language) throws IOException {
    String file = "words_" + language.tag() + ".properties";
    assertNotNull(file, Words.class.getResource(file));
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(Words.class.getResourceAsStream(file), StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    }
  }
}

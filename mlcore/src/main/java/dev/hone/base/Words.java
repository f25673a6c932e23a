package dev.hone.base;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The bundle of one language, {@code words_en.properties} or {@code words_zh.properties}, read when
 * it is first asked for. The head of the English one says how patterns are written. Thread-safe.
 */
final class Words {
  private static final Map<Language, Words> READ = new ConcurrentHashMap<>();

  private final String file;
  private final Properties patterns;
  private final Map<String, Phrase> phrases = new ConcurrentHashMap<>();

  private Words(String file, Properties patterns) {
    this.file = file;
    this.patterns = patterns;
  }

  static Words of(Language language) {
    return READ.computeIfAbsent(language, Words::read);
  }

  private static Words read(Language language) {
    String file = "words_" + language.tag() + ".properties";
    Properties patterns = new Properties();
    try (InputStream in = Words.class.getResourceAsStream(file);
        InputStreamReader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      patterns.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + " from the package", e);
    }
    return new Words(file, patterns);
  }

  boolean has(String key) {
    return patterns.getProperty(key) != null;
  }

  /** The parsed pattern of a key. */
  Phrase phrase(String key) {
    return phrases.computeIfAbsent(key, this::parse);
  }

  private Phrase parse(String key) {
    String pattern = patterns.getProperty(key);
    if (pattern == null) {
      throw new IllegalStateException(file + " has no key " + key);
    }
    try {
      return Phrase.parse(pattern);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(file + ": the pattern of " + key + " is wrong", e);
    }
  }

  /** The sentence of a key with its arguments filled in. */
  String put(String key, List<?> arguments) {
    Phrase phrase = phrase(key);
    if (!phrase.fits(arguments)) {
      throw new IllegalStateException(
          file + ": the pattern of " + key + " does not fit the arguments " + arguments.size());
    }
    StringBuilder out = new StringBuilder();
    phrase.append(out, arguments, this);
    return out.toString();
  }

  /** How one argument reads in this language. */
  String argument(Object argument) {
    if (argument instanceof Message message) {
      return put(message.key(), message.args());
    }
    if (argument instanceof List<?> list) {
      String joined = null;
      for (Object item : list) {
        String text = argument(item);
        joined = joined == null ? text : put("list.comma", List.of(joined, text));
      }
      return joined == null ? "" : joined;
    }
    return String.valueOf(argument);
  }
}

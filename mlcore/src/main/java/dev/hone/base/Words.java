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
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The patterns of one language: the engine's {@code words_en.properties} or {@code
 * words_zh.properties}, and the bundles that modules above have added; read when first asked for.
 * The head of the English one says how patterns are written. Thread-safe.
 */
public final class Words {
  private static final Map<Language, Words> READ = new ConcurrentHashMap<>();
  private static final List<Bundle> BUNDLES =
      new CopyOnWriteArrayList<>(List.of(new Bundle(Words.class, "words")));

  private record Bundle(Class<?> beside, String name) {}

  private final Language language;
  private final String file;
  private final Properties patterns;
  private final Map<String, Phrase> phrases = new ConcurrentHashMap<>();

  private Words(Language language, Properties patterns) {
    this.language = language;
    this.file = "words_" + language.tag() + ".properties";
    this.patterns = patterns;
  }

  /**
   * Adds a module's own bundles ({@code hinted.KEY} in them is said in place of {@code KEY}),
   * {@code NAME_en.properties} and so on, to what messages can say. To add them again changes
   * nothing.
   *
   * @param beside a class in the package that holds them
   * @param name their name without language
   * @throws IllegalStateException if a bundle is missing or has a key that is there already
   */
  public static synchronized void add(Class<?> beside, String name) {
    Bundle bundle = new Bundle(beside, name);
    if (BUNDLES.contains(bundle)) {
      return;
    }
    for (Language language : Language.values()) {
      Words there = of(language);
      for (String key : read(bundle, language).stringPropertyNames()) {
        if (there.has(key)) {
          throw new IllegalStateException("a second " + key + " in " + name);
        }
      }
    }
    BUNDLES.add(bundle);
    READ.clear();
  }

  /** Whether there is a pattern with this key; the bundles of all languages have the same. */
  public static boolean have(String key) {
    return of(Language.EN).has(key);
  }

  static Words of(Language language) {
    return READ.computeIfAbsent(language, Words::read);
  }

  private static Words read(Language language) {
    Properties patterns = new Properties();
    for (Bundle bundle : BUNDLES) {
      patterns.putAll(read(bundle, language));
    }
    return new Words(language, patterns);
  }

  private static Properties read(Bundle bundle, Language language) {
    String file = bundle.name() + "_" + language.tag() + ".properties";
    Properties patterns = new Properties();
    try (InputStream in = bundle.beside().getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("there is no " + file + " beside " + bundle.beside());
      }
      patterns.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + " from the package", e);
    }
    return patterns;
  }

  boolean has(String key) {
    return patterns.getProperty(key) != null;
  }

  /** The parsed pattern of a key. */
  Phrase phrase(String key) {
    return phrases.computeIfAbsent(key, this::parse);
  }

  private Phrase parse(String key) {
    // A face may say how a thing is done there.
    String pattern = patterns.getProperty("hinted." + key, patterns.getProperty(key));
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

  /**
   * Adds a text to a sentence. Patterns have spaces around arguments that may be in Latin letters;
   * between two Chinese signs there is none.
   */
  void add(StringBuilder out, String text) {
    int start = out.length();
    out.append(text);
    for (int at = start; language == Language.ZH && at >= start - 1; at--) {
      boolean between = at > 0 && at + 1 < out.length() && out.charAt(at) == ' ';
      if (between && wide(out.charAt(at - 1)) && wide(out.charAt(at + 1))) {
        out.deleteCharAt(at);
      }
    }
  }

  /** Whether a sign is a Chinese one or punctuation of its width. */
  private static boolean wide(char sign) {
    return (sign >= '\u3000' && sign <= '\u9fff') || (sign >= '\uff00' && sign <= '\uff60');
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

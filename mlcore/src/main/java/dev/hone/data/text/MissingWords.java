package dev.hone.data.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The texts that stand for "no value here". An empty cell always does. */
public final class MissingWords {
  /** What pandas reads so, and what people write besides; in lower case. */
  private static final List<String> USUAL =
      List.of(
          "?",
          "-",
          "--",
          ".",
          "–",
          "—",
          "#n/a",
          "#n/a n/a",
          "#na",
          "-1.#ind",
          "-1.#qnan",
          "-nan",
          "1.#ind",
          "1.#qnan",
          "<na>",
          "n/a",
          "na",
          "null",
          "nan",
          "n.a.",
          "\\n",
          "#value!",
          "#div/0!",
          "#ref!",
          "#name?",
          "#num!",
          "#null!");

  /** Only so: "none" is a word of people, {@code None} mostly one of Python. */
  private static final String PYTHON = "None";

  private final Set<String> words = new TreeSet<>(USUAL);
  private boolean python = true;
  private final int longest;

  /**
   * The usual words and others.
   *
   * @param others further words, in any case; a word after {@code !} is taken out of the usual ones
   */
  public MissingWords(List<String> others) {
    for (String word : others) {
      if (word.startsWith("!") && word.length() > 1) {
        words.remove(word.substring(1).toLowerCase(Locale.ROOT));
        python &= !word.substring(1).equals(PYTHON);
      } else {
        words.add(word.trim().toLowerCase(Locale.ROOT));
      }
    }
    int length = 0;
    for (String word : words) {
      length = Math.max(length, word.length());
    }
    longest = length;
  }

  /** All of them, in the order of the alphabet. */
  public List<String> words() {
    return new ArrayList<>(words);
  }

  /** Whether a cell without white space at its ends is missing. */
  public boolean contains(String cell) {
    if (cell.isEmpty()) {
      return true;
    }
    if (cell.length() > longest) {
      return false;
    }
    if (python && cell.equals(PYTHON)) {
      return true;
    }
    char c = cell.charAt(0);
    // Most cells are numbers, of which few words start with a digit.
    return words.contains(c >= '0' && c <= '9' ? cell : cell.toLowerCase(Locale.ROOT));
  }
}

package dev.hone;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The texts in a Java source file: its string literals and text blocks, those of annotations too,
 * but not what stands in comments. Literals that a {@code +} chain joins, possibly with other
 * operands between them, are one text; {@link #OPERAND} stands where the others are.
 */
final class SourceStrings {
  /** Stands in a text for an operand that is no literal. */
  static final char OPERAND = '\u0001';

  /** Errors of the program itself, which no input causes. */
  private static final Set<String> FAULTS =
      Set.of(
          "IllegalStateException",
          "IllegalArgumentException",
          "AssertionError",
          "UncheckedIOException",
          "IndexOutOfBoundsException");

  /** Calls whose texts are no sentences for people: sources, random streams, SQL, the log. */
  private static final Set<String> NOT_SAID = Set.of("withPaper", "child", "Query");

  private static final Pattern WORD =
      Pattern.compile("[(\\[\"'“‘]*\\p{L}+(['’-]\\p{L}+)*[.,;:!?)\\]\"'”’]*");

  private static final Pattern PIECE = Pattern.compile("[^\\s" + OPERAND + "]+");

  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

  /**
   * One text.
   *
   * @param line the line on which its first literal starts, from 1
   * @param text the joined literals, escapes resolved
   * @param fault whether it stands among the arguments of an error of the program, or of a call
   *     that says nothing to people
   */
  record Found(int line, String text, boolean fault) {
    /** At least three words between spaces, or any Chinese. */
    boolean isSentence() {
      int words = 0;
      Matcher pieces = PIECE.matcher(text);
      while (pieces.find()) {
        words += WORD.matcher(pieces.group()).matches() ? 1 : 0;
      }
      return words >= 3 || HAN.matcher(text).find();
    }
  }

  /** One level of brackets: what is joined so far, and whether it is within a fault. */
  private static final class Level {
    final boolean fault;
    StringBuilder text;
    int line;
    boolean joined;

    Level(boolean fault) {
      this.fault = fault;
    }
  }

  private final String source;
  private final List<Found> found = new ArrayList<>();
  private final Deque<Level> levels = new ArrayDeque<>();
  private int at;
  private int line = 1;

  /** Whether the last names, with their dots, follow {@code new}; and the last of them. */
  private boolean afterNew;

  private String lastName = "";

  /** Whether the last name is a method of Android's log. */
  private boolean logs;

  private SourceStrings(String source) {
    this.source = source;
    levels.push(new Level(false));
  }

  /** The texts of a source, in the order in which they end. */
  static List<Found> of(String source) {
    SourceStrings strings = new SourceStrings(source);
    strings.scan();
    return strings.found;
  }

  private void scan() {
    while (at < source.length()) {
      char c = source.charAt(at);
      if (source.startsWith("//", at)) {
        skipTo("\n", 0);
      } else if (source.startsWith("/*", at)) {
        skipTo("*/", 2);
      } else if (source.startsWith("\"\"\"", at)) {
        literal("\"\"\"");
      } else if (c == '"') {
        literal("\"");
      } else if (c == '\'') {
        ended("'", 1);
        operand();
      } else if (Character.isJavaIdentifierStart(c)) {
        name();
      } else {
        sign(c);
      }
    }
    flush();
  }

  private void skipTo(String end, int endLength) {
    int found = source.indexOf(end, at + 2);
    advance((found < 0 ? source.length() : found + endLength) - at);
  }

  private void advance(int characters) {
    for (int end = at + characters; at < end; at++) {
      if (source.charAt(at) == '\n') {
        line++;
      }
    }
  }

  /** Passes a literal, and returns what it says. */
  private String ended(String quote, int start) {
    StringBuilder text = new StringBuilder();
    advance(start);
    while (at < source.length() && !source.startsWith(quote, at)) {
      if (source.charAt(at) == '\\' && at + 1 < source.length()) {
        text.append(escape(source.charAt(at + 1)));
        advance(2);
      } else {
        text.append(source.charAt(at));
        advance(1);
      }
    }
    advance(Math.min(quote.length(), source.length() - at));
    return text.toString();
  }

  /** Octal and Unicode escapes stand for letters that make no difference here. */
  private static String escape(char escaped) {
    return switch (escaped) {
      case 'n', 't', 's', 'r', 'f' -> " ";
      case '\n' -> "";
      default -> String.valueOf(escaped);
    };
  }

  private void literal(String quote) {
    Level level = levels.peek();
    if (level.text != null && !level.joined) {
      flush();
    }
    if (level.text == null) {
      level.text = new StringBuilder();
      level.line = line;
    }
    level.text.append(ended(quote, quote.length()));
    level.joined = false;
  }

  private void name() {
    int start = at;
    while (at < source.length() && Character.isJavaIdentifierPart(source.charAt(at))) {
      at++;
    }
    String name = source.substring(start, at);
    if (name.equals("new")) {
      afterNew = true;
      lastName = "";
    } else {
      afterNew &= lastName.isEmpty() || source.charAt(start - 1) == '.';
      lastName = name;
    }
    logs = source.startsWith("Log.", start - 4);
    operand();
  }

  private void operand() {
    Level level = levels.peek();
    if (level.text != null && level.joined) {
      level.text.append(OPERAND);
    }
  }

  private void sign(char c) {
    switch (c) {
      case '(', '[', '{' -> {
        boolean fault =
            levels.peek().fault
                || (c == '(' && afterNew && FAULTS.contains(lastName))
                || (c == '(' && (NOT_SAID.contains(lastName) || logs));
        levels.push(new Level(fault));
        afterNew = false;
      }
      case ')', ']', '}' -> {
        flush();
        if (levels.size() > 1) {
          levels.pop();
        }
        if (c == '}') {
          flush();
        }
      }
      case '+' -> levels.peek().joined = true;
      case ',', ';', '?', ':', '=', '>' -> {
        flush();
        afterNew = false;
      }
      default -> {}
    }
    advance(1);
  }

  /** Ends the text of this level. */
  private void flush() {
    Level level = levels.peek();
    if (level.text != null) {
      found.add(new Found(level.line, level.text.toString(), level.fault));
      level.text = null;
    }
    level.joined = false;
  }
}

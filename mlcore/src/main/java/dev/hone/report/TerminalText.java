package dev.hone.report;

import java.util.ArrayList;
import java.util.List;

/** Text as a terminal shows it: Chinese signs are two columns wide and may break between lines. */
final class TerminalText {
  /** Never at the start of a line. */
  private static final String CLOSING = "，。、；：！？）》」』】”’,.;:!?)]}";

  /** Never at the end of a line. */
  private static final String OPENING = "（《「『【“‘([{";

  /** The blocks that Unicode's East Asian Width calls wide or full: first and last. */
  private static final int[][] WIDE = {
    {0x1100, 0x115F},
    {0x2E80, 0x303E},
    {0x3041, 0xA4CF},
    {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},
    {0xFE30, 0xFE6F},
    {0xFF01, 0xFF60},
    {0xFFE0, 0xFFE6},
    {0x1F300, 0x1FAFF},
    {0x20000, 0x3FFFD},
  };

  private TerminalText() {}

  /** Names come from files: control characters could steer the terminal. */
  static String clean(String text) {
    StringBuilder result = new StringBuilder(text.length());
    text.codePoints()
        .forEach(point -> result.appendCodePoint(Character.isISOControl(point) ? '?' : point));
    return result.toString();
  }

  /** Columns of a text without control characters. */
  static int width(String text) {
    return text.codePoints().map(point -> isWide(point) ? 2 : 1).sum();
  }

  private static boolean isWide(int point) {
    for (int[] block : WIDE) {
      if (point >= block[0] && point <= block[1]) {
        return true;
      }
    }
    return false;
  }

  /** The text, cut to so many columns with a sign of omission at the end, or as it is. */
  static String shortened(String text, int columns) {
    return width(text) <= columns ? text : start(text, columns - 1) + "…";
  }

  private static String start(String text, int columns) {
    int end = 0;
    int used = 0;
    while (end < text.length()) {
      int point = text.codePointAt(end);
      used += isWide(point) ? 2 : 1;
      if (used > columns) {
        break;
      }
      end += Character.charCount(point);
    }
    return text.substring(0, end);
  }

  /** Fills up with spaces to so many columns, before the text or after it. */
  static String padded(String text, int columns, boolean before) {
    StringBuilder padding = new StringBuilder();
    for (int i = width(text); i < columns; i++) {
      padding.append(' ');
    }
    return before ? padding + text : text + padding;
  }

  /**
   * The lines of a paragraph, none wider than {@code columns}: broken at spaces, between wide signs
   * where punctuation allows it, and inside a word only if it is wider than a line.
   */
  static List<String> lines(String text, int columns) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int used = 0;
    for (String word : text.split(" ", -1)) {
      boolean afterSpace = true;
      for (String piece : pieces(word, columns)) {
        boolean space = afterSpace && line.length() > 0;
        afterSpace = false;
        if (used + (space ? 1 : 0) + width(piece) > columns && line.length() > 0) {
          lines.add(line.toString());
          line.setLength(0);
          used = 0;
          space = false;
        }
        line.append(space ? " " : "").append(piece);
        used += (space ? 1 : 0) + width(piece);
      }
    }
    lines.add(line.toString());
    return lines;
  }

  /** Parts of a word between which a line may end. */
  private static List<String> pieces(String word, int columns) {
    List<String> result = new ArrayList<>();
    int from = 0;
    for (int at = 0; at < word.length(); at += Character.charCount(word.codePointAt(at))) {
      if (at > from && mayBreak(word, at)) {
        cut(word.substring(from, at), columns, result);
        from = at;
      }
    }
    cut(word.substring(from), columns, result);
    return result;
  }

  private static boolean mayBreak(String word, int at) {
    int before = word.codePointBefore(at);
    int after = word.codePointAt(at);
    return (isWide(before) || isWide(after))
        && CLOSING.indexOf(after) < 0
        && OPENING.indexOf(before) < 0;
  }

  /** A piece that is wider than a line, in parts of a line each. */
  private static void cut(String piece, int columns, List<String> result) {
    String rest = piece;
    while (width(rest) > columns) {
      String start = start(rest, columns);
      result.add(start);
      rest = rest.substring(start.length());
    }
    result.add(rest);
  }
}

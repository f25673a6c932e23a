package dev.hone.base;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One parsed pattern of a bundle: the part of {@link java.text.MessageFormat}'s syntax that the
 * head of {@code words_en.properties} describes. {@code MessageFormat} itself would group the
 * digits of plain numbers, swallow lone apostrophes, and do both anew inside a choice. Immutable.
 */
final class Phrase {
  /** A stretch of text or an argument. */
  private interface Part {
    void append(StringBuilder out, List<?> arguments, Words words);

    /** Whether it can be put with these arguments. */
    default boolean fits(List<?> arguments) {
      return true;
    }

    /** Adds the numbers of the arguments it reads. */
    default void addIndices(Set<Integer> indices) {}
  }

  private final List<Part> parts;

  private Phrase(List<Part> parts) {
    this.parts = parts;
  }

  void append(StringBuilder out, List<?> arguments, Words words) {
    for (Part part : parts) {
      part.append(out, arguments, words);
    }
  }

  /** Whether every argument it reads is there, and is a number where its format needs one. */
  boolean fits(List<?> arguments) {
    for (Part part : parts) {
      if (!part.fits(arguments)) {
        return false;
      }
    }
    return true;
  }

  /** Adds the numbers of the arguments it reads, in any branch. */
  void addIndices(Set<Integer> indices) {
    for (Part part : parts) {
      part.addIndices(indices);
    }
  }

  /** Parses a pattern; an {@link IllegalArgumentException} says what is wrong with it. */
  static Phrase parse(String pattern) {
    List<Part> parts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (isQuotedSign(pattern, i)) {
        text.append(pattern.charAt(i + 1));
        i += 2;
      } else if (c == '{') {
        int end = endOf(pattern, i);
        parts.add(new Text(text.toString()));
        text.setLength(0);
        parts.add(argument(pattern.substring(i + 1, end)));
        i = end;
      } else if (c == '}') {
        throw new IllegalArgumentException("} without { in: " + pattern);
      } else {
        text.append(c);
      }
    }
    parts.add(new Text(text.toString()));
    return new Phrase(parts);
  }

  private static boolean isQuotedSign(String pattern, int i) {
    return i + 2 < pattern.length()
        && pattern.charAt(i) == '\''
        && "{}|".indexOf(pattern.charAt(i + 1)) >= 0
        && pattern.charAt(i + 2) == '\'';
  }

  /** The index of the brace that closes the one at {@code start}. */
  private static int endOf(String pattern, int start) {
    int depth = 0;
    for (int i = start; i < pattern.length(); i++) {
      if (isQuotedSign(pattern, i)) {
        i += 2;
      } else if (pattern.charAt(i) == '{') {
        depth++;
      } else if (pattern.charAt(i) == '}' && --depth == 0) {
        return i;
      }
    }
    throw new IllegalArgumentException("{ without } in: " + pattern);
  }

  private static Part argument(String inside) {
    String[] fields = inside.split(",", 3);
    int index = Integer.parseInt(fields[0]);
    if (fields.length == 1) {
      return new Plain(index);
    }
    if (fields.length == 3 && fields[1].equals("number")) {
      decimal(fields[2]);
      return new Decimal(index, fields[2]);
    }
    if (fields.length == 3 && fields[1].equals("choice")) {
      List<Branch> branches = new ArrayList<>();
      for (String branch : branches(fields[2])) {
        branches.add(Branch.parse(branch));
      }
      return new Choice(index, branches);
    }
    throw new IllegalArgumentException("unknown format {" + inside + "}");
  }

  /** The texts between bars that stand in no inner braces. */
  private static List<String> branches(String choice) {
    List<String> result = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < choice.length(); i++) {
      if (isQuotedSign(choice, i)) {
        i += 2;
      } else if (choice.charAt(i) == '{') {
        i = endOf(choice, i);
      } else if (choice.charAt(i) == '|') {
        result.add(choice.substring(start, i));
        start = i + 1;
      }
    }
    result.add(choice.substring(start));
    return result;
  }

  private static DecimalFormat decimal(String format) {
    return new DecimalFormat(format, DecimalFormatSymbols.getInstance(Locale.ROOT));
  }

  private record Text(String text) implements Part {
    @Override
    public void append(StringBuilder out, List<?> arguments, Words words) {
      words.add(out, text);
    }
  }

  private record Plain(int index) implements Part {
    @Override
    public void append(StringBuilder out, List<?> arguments, Words words) {
      words.add(out, words.argument(arguments.get(index)));
    }

    @Override
    public boolean fits(List<?> arguments) {
      return index < arguments.size();
    }

    @Override
    public void addIndices(Set<Integer> indices) {
      indices.add(index);
    }
  }

  private record Decimal(int index, String format) implements Part {
    @Override
    public void append(StringBuilder out, List<?> arguments, Words words) {
      double value = ((Number) arguments.get(index)).doubleValue();
      boolean finite = Math.abs(value) <= Double.MAX_VALUE;
      out.append(finite ? decimal(format).format(value) : String.valueOf(value));
    }

    @Override
    public boolean fits(List<?> arguments) {
      return index < arguments.size() && arguments.get(index) instanceof Number;
    }

    @Override
    public void addIndices(Set<Integer> indices) {
      indices.add(index);
    }
  }

  /** What is said from a limit on, or above it. */
  private record Branch(double limit, boolean above, Phrase phrase) {
    static Branch parse(String branch) {
      int sign = 0;
      while (sign < branch.length() && "#<".indexOf(branch.charAt(sign)) < 0) {
        sign++;
      }
      if (sign == branch.length()) {
        throw new IllegalArgumentException("a branch without # or <: " + branch);
      }
      return new Branch(
          Double.parseDouble(branch.substring(0, sign)),
          branch.charAt(sign) == '<',
          Phrase.parse(branch.substring(sign + 1)));
    }

    boolean holds(double value) {
      return above ? value > limit : value >= limit;
    }
  }

  /** The last branch whose limit the number reaches; the first where it reaches none, or is NaN. */
  private record Choice(int index, List<Branch> branches) implements Part {
    @Override
    public void append(StringBuilder out, List<?> arguments, Words words) {
      double value = ((Number) arguments.get(index)).doubleValue();
      Branch chosen = branches.get(0);
      for (Branch branch : branches) {
        if (branch.holds(value)) {
          chosen = branch;
        }
      }
      chosen.phrase().append(out, arguments, words);
    }

    @Override
    public boolean fits(List<?> arguments) {
      boolean fits = index < arguments.size() && arguments.get(index) instanceof Number;
      for (Branch branch : branches) {
        fits &= branch.phrase().fits(arguments);
      }
      return fits;
    }

    @Override
    public void addIndices(Set<Integer> indices) {
      indices.add(index);
      for (Branch branch : branches) {
        branch.phrase().addIndices(indices);
      }
    }
  }
}

package dev.hone.base;

import java.util.Collection;
import java.util.Locale;

/** Finds the name that somebody probably meant. */
public final class Nearest {
  private Nearest() {}

  /**
   * The allowed name with the fewest letters to change, add or leave out (Levenshtein's distance,
   * letter case aside); null if more than a third of the letters would have to change.
   */
  public static String of(String received, Collection<String> allowed) {
    String nearest = null;
    int nearestDistance = Math.max(1, received.length() / 3);
    for (String name : allowed) {
      int distance = distance(name.toLowerCase(Locale.ROOT), received.toLowerCase(Locale.ROOT));
      if (distance <= nearestDistance) {
        nearest = name;
        nearestDistance = distance - 1;
      }
    }
    return nearest;
  }

  /** {@code , did you mean "adam"?}, or nothing. */
  public static String hint(String received, Collection<String> allowed) {
    String nearest = of(received, allowed);
    return nearest == null ? "" : ", did you mean \"" + nearest + "\"?";
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}

package dev.hone.base;

import java.util.Collection;
import java.util.Locale;

/** Finds the name that somebody probably meant. */
public final class Nearest {
  private static final int MAX_LENGTH = 100;

  private Nearest() {}

  /**
   * The allowed name with the fewest letters to change, add, leave out or swap with their
   * neighbour, letter case aside; null if those are more than a third of the letters (but one is
   * always allowed).
   */
  public static String of(String received, Collection<String> allowed) {
    if (received.length() > MAX_LENGTH) {
      return null;
    }
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

  /** A message, followed by "did you mean" where an allowed name is near. */
  public static Message hinted(Message message, String received, Collection<String> allowed) {
    String nearest = of(received, allowed);
    return nearest == null
        ? message
        : Message.of("hint.near", message, Message.of("value.quoted", nearest));
  }

  /** The optimal string alignment distance. */
  private static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int changed = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        cost[i][j] =
            Math.min(cost[i - 1][j - 1] + changed, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[a.length()][b.length()];
  }
}

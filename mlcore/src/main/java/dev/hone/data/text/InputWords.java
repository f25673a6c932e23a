package dev.hone.data.text;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Words by which things in people's tables are recognised, in the languages they are written in.
 */
public final class InputWords {
  private static final List<String> DATES =
      List.of("date", "datum", "fecha", "time", "日期", "时间", "日付");
  private static final Set<String> TOTALS =
      Set.of(
          "total",
          "totals",
          "sum",
          "grand total",
          "gesamt",
          "summe",
          "insgesamt",
          "somme",
          "suma",
          "totale",
          "合计",
          "总计",
          "小计",
          "計",
          "合計");
  private static final Set<Set<String>> YES_NO =
      Set.of(
          Set.of("yes", "no"),
          Set.of("y", "n"),
          Set.of("true", "false"),
          Set.of("t", "f"),
          Set.of("on", "off"),
          Set.of("ja", "nein"),
          Set.of("oui", "non"),
          Set.of("si", "no"),
          Set.of("是", "否"),
          Set.of("有", "无"),
          Set.of("はい", "いいえ"));
  private static final List<String> GROUPS =
      List.of(
          "person",
          "subject",
          "patient",
          "participant",
          "user",
          "student",
          "customer",
          "client",
          "group",
          "session",
          "device",
          "animal",
          "donor",
          "speaker",
          "writer",
          "household",
          "人员",
          "患者",
          "用户",
          "设备",
          "被试",
          "学生");

  private InputWords() {}

  /** Whether a column of this name may hold dates that look like numbers. */
  public static boolean namesDate(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.equals("day") || DATES.stream().anyMatch(lower::contains);
  }

  /** Whether a cell says that its row is the sum of the others. */
  public static boolean saysTotal(String cell) {
    String lower = cell.toLowerCase(Locale.ROOT);
    return TOTALS.contains(lower.endsWith(":") ? lower.substring(0, lower.length() - 1) : lower);
  }

  /** Whether two levels, in lower case, say yes and no. */
  public static boolean sayYesAndNo(Set<String> levels) {
    return YES_NO.contains(levels);
  }

  /** Whether a column of this name says who or what its rows belong to. */
  public static boolean namesGroup(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return GROUPS.stream().anyMatch(lower::contains);
  }

  /** Whether a text behind a number makes it the place in an order: 1st, 2nd, 3rd. */
  static boolean isOrdinal(String unit) {
    return unit.equals("st") || unit.equals("nd") || unit.equals("rd") || unit.equals("th");
  }
}

package dev.hone.data.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates and times as people write them. */
public final class DateText {
  private static final double SECONDS_A_DAY = 86_400;
  private static final int MAX_LENGTH = 40;
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private static final String TIME =
      "(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2}(?:[.,]\\d{1,9})?))?"
          + "\\s?(?<half>[AaPp]\\.?[Mm]\\.?)?\\s?(?<zone>Z|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?)?";
  private static final String REST = "(?:(?:T|,?\\s+)" + TIME + ")?";
  private static final Pattern ONLY_TIME = Pattern.compile(TIME);
  private static final Pattern YEAR_FIRST =
      Pattern.compile(
          "(?<y>\\d{4})(?:[-/.]|\\u5E74)(?<m>\\d{1,2})(?:(?:[-/.]|\\u6708)(?<d>\\d{1,2})\\u65E5?|\\u6708?)"
              + REST);
  private static final Pattern COMPACT =
      Pattern.compile(
          "(?<y>\\d{4})(?<m>\\d{2})(?<d>\\d{2})"
              + "(?:T?(?<hour>\\d{2})(?<minute>\\d{2})(?<second>\\d{2})?)?");
  private static final Pattern YEAR_LAST =
      Pattern.compile("(?<a>\\d{1,2})([-/.])(?<b>\\d{1,2})\\2(?<y>\\d{4}|\\d{2})" + REST);
  private static final Pattern DAY_NAMED =
      Pattern.compile(
          "(?:\\p{L}{3,9},?\\s+)?(?<d>\\d{1,2})[-\\s.]+(?<name>\\p{L}{3,9})[-\\s.,]+(?<y>\\d{4})"
              + REST);
  private static final Pattern MONTH_NAMED =
      Pattern.compile("(?<name>\\p{L}{3,9})\\.?\\s+(?<d>\\d{1,2}),?\\s+(?<y>\\d{4})" + REST);

  private DateText() {}

  /**
   * Days since 1970-01-01, with the time of day as a fraction; NaN if the text is no such date. A
   * time zone is taken off, so that the days are those of UTC; without one the clock is taken as it
   * stands. Of a time without a day only the fraction.
   */
  public static double days(String text, DateOrder order) {
    if (text.length() < 4 || text.length() > MAX_LENGTH || !hasDigit(text)) {
      return Double.NaN;
    }
    return switch (order) {
      case YEAR_FIRST -> date(YEAR_FIRST.matcher(text), "m", "d");
      case DAY_FIRST -> first(date(YEAR_LAST.matcher(text), "b", "a"), text, DAY_NAMED);
      case MONTH_FIRST -> first(date(YEAR_LAST.matcher(text), "a", "b"), text, MONTH_NAMED);
      case TIME -> {
        Matcher matcher = ONLY_TIME.matcher(text);
        yield matcher.matches() ? time(matcher) : Double.NaN;
      }
    };
  }

  /** The same for eight or more digits on end, which only the name of the column makes a date. */
  public static double compactDays(String text) {
    Matcher matcher = COMPACT.matcher(text);
    if (!matcher.matches()) {
      return Double.NaN;
    }
    double days = date(matcher, "m", "d");
    int year = Integer.parseInt(text.substring(0, 4));
    return year >= 1900 && year < 2100 ? days : Double.NaN;
  }

  private static boolean hasDigit(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
        return true;
      }
    }
    return false;
  }

  private static double first(double days, String text, Pattern otherwise) {
    return Double.isNaN(days) ? date(otherwise.matcher(text), null, "d") : days;
  }

  private static double date(Matcher matcher, String month, String day) {
    if (!matcher.matches()) {
      return Double.NaN;
    }
    int m = month == null ? month(matcher.group("name")) : Integer.parseInt(matcher.group(month));
    String dayText = matcher.group(day);
    int d = dayText == null ? 1 : Integer.parseInt(dayText);
    try {
      return LocalDate.of(year(matcher.group("y")), m, d).toEpochDay() + time(matcher);
    } catch (DateTimeException e) {
      return Double.NaN; // the 31st of April is no date; the column is told so
    }
  }

  private static int year(String text) {
    int year = Integer.parseInt(text);
    return text.length() > 2 ? year : year < 69 ? 2000 + year : 1900 + year;
  }

  /** 1 to 12, or 0, which is no month. */
  private static int month(String name) {
    return 1 + MONTHS.indexOf(name.substring(0, 3).toLowerCase(Locale.ROOT));
  }

  private static double time(Matcher matcher) {
    String hourText = matcher.group("hour");
    if (hourText == null) {
      return 0;
    }
    int hour = Integer.parseInt(hourText);
    int minute = Integer.parseInt(matcher.group("minute"));
    String secondText = matcher.group("second");
    double second = secondText == null ? 0 : Double.parseDouble(secondText.replace(',', '.'));
    boolean named = matcher.pattern() != COMPACT;
    String half = named ? matcher.group("half") : null;
    if (half != null) {
      if (hour < 1 || hour > 12) {
        return Double.NaN;
      }
      hour = hour % 12 + (Character.toLowerCase(half.charAt(0)) == 'p' ? 12 : 0);
    }
    if (hour > 24 || minute > 59 || second >= 61) {
      return Double.NaN;
    }
    double seconds = hour * 3600 + minute * 60 + second;
    return (seconds - (named ? zone(matcher.group("zone")) : 0)) / SECONDS_A_DAY;
  }

  private static double zone(String zone) {
    if (zone == null || !(zone.startsWith("+") || zone.startsWith("-"))) {
      return 0;
    }
    int hours = Integer.parseInt(zone.substring(1, 3));
    String minutes = zone.length() > 3 ? zone.substring(zone.length() - 2) : "0";
    double seconds = hours * 3600 + Integer.parseInt(minutes) * 60;
    return zone.startsWith("-") ? -seconds : seconds;
  }
}

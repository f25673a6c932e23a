package dev.hone.data.table;

import dev.hone.base.InvalidInputException;
import dev.hone.base.JsonFields;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** What comes again in dates: each is a place on a circle, as sine and cosine. */
public enum DatePart {
  MONTH,
  WEEKDAY,
  HOUR;

  private static final double DAYS_OF_TWO_YEARS = 2 * 365.25;
  private static final double DAYS_OF_TWO_WEEKS = 14;
  private static final double DAYS_A_WEEK = 7;

  /**
   * The parts that come again in some days and are more than how they are counted: dates of months
   * alone have no weekdays, those of years alone no months.
   *
   * @param days since 1970-01-01; NaN is missing
   */
  public static List<DatePart> within(double[] days) {
    double first = Double.POSITIVE_INFINITY;
    double last = Double.NEGATIVE_INFINITY;
    boolean months = false;
    boolean weekdays = false;
    boolean hours = false;
    for (double day : days) {
      if (!Double.isNaN(day)) {
        LocalDate date = LocalDate.ofEpochDay((long) Math.floor(day));
        first = Math.min(first, day);
        last = Math.max(last, day);
        months |= date.getDayOfYear() != 1;
        weekdays |= date.getDayOfMonth() != 1;
        hours |= day != Math.floor(day);
      }
    }
    List<DatePart> parts = new ArrayList<>();
    if (months && last - first >= DAYS_OF_TWO_YEARS) {
      parts.add(MONTH);
    }
    if (weekdays && last - first >= DAYS_OF_TWO_WEEKS) {
      parts.add(WEEKDAY);
    }
    if (hours && last - first >= 2) {
      parts.add(HOUR);
    }
    return parts;
  }

  /**
   * The place on the circle, in [0, 1): of the year from January, the week from Monday, the day.
   */
  public double turn(double days) {
    double day = Math.floor(days);
    return switch (this) {
      case MONTH -> {
        LocalDate date = LocalDate.ofEpochDay((long) day);
        yield (date.getDayOfYear() - 1) / (double) date.lengthOfYear();
      }
      case WEEKDAY -> Math.floorMod((long) day + 3, (long) DAYS_A_WEEK) / DAYS_A_WEEK;
      case HOUR -> days - day;
    };
  }

  /** A day as the calendar has it, with the time where there is one: 2024-01-31, 14:30:00. */
  public static String shown(double days) {
    double day = Math.floor(days);
    String date = LocalDate.ofEpochDay((long) day).toString();
    return days == day ? date : date + " " + shownTime(days - day);
  }

  /** A part of a day as a clock has it: 14:30:00. */
  public static String shownTime(double day) {
    long second = Math.min(86_399, Math.round(day * 86_400));
    return LocalTime.ofSecondOfDay(second).format(DateTimeFormatter.ISO_LOCAL_TIME);
  }

  static DatePart find(Object where, String name) {
    List<String> names = new ArrayList<>();
    for (DatePart part : values()) {
      names.add(JsonFields.jsonName(part));
      if (JsonFields.jsonName(part).equals(name)) {
        return part;
      }
    }
    throw InvalidInputException.value(where, name, names);
  }
}

package dev.hone.data.source;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;

/**
 * Dates in the form that an attribute of an ARFF file declares, written as ISO 8601 has them. The
 * letters of the form are those of {@link DateTimeFormatter}, names of months and days are English.
 */
final class ArffDates {
  /** The form of an attribute that declares none. */
  static final String USUAL = "yyyy-MM-dd'T'HH:mm:ss";

  private static final int MAX_YEAR = 9999;

  private final String form;
  private final DateTimeFormatter formatter;

  private ArffDates(String form, DateTimeFormatter formatter) {
    this.form = form;
    this.formatter = formatter;
  }

  /** For dates of a form; null if it is none. */
  static ArffDates of(String form) {
    String letters = form.replaceAll("'[^']*'", "");
    boolean year = letters.matches(".*[yu].*");
    boolean month = letters.matches(".*[ML].*");
    boolean day = letters.matches(".*[dDwWeEQq].*");
    try {
      DateTimeFormatterBuilder builder =
          new DateTimeFormatterBuilder().parseCaseInsensitive().parseLenient().appendPattern(form);
      if (year && !day) {
        builder.parseDefaulting(ChronoField.DAY_OF_MONTH, 1);
        if (!month) {
          builder.parseDefaulting(ChronoField.MONTH_OF_YEAR, 1);
        }
      }
      return new ArffDates(form, builder.toFormatter(Locale.ENGLISH));
    } catch (IllegalArgumentException e) {
      return null; // the cells decide what they are
    }
  }

  String form() {
    return form;
  }

  /** {@code 2024-01-31}, {@code 2024-01-31T10:30:00} or {@code 10:30:00}; null if it is no date. */
  String iso(String text) {
    try {
      TemporalAccessor parsed = formatter.parse(text);
      LocalDate date = parsed.query(TemporalQueries.localDate());
      LocalTime time = parsed.query(TemporalQueries.localTime());
      if (date == null) {
        return time == null ? null : shown(time);
      }
      if (date.getYear() < 1 || date.getYear() > MAX_YEAR) {
        return null;
      }
      if (time == null) {
        return date.toString();
      }
      ZoneId zone = parsed.query(TemporalQueries.zone());
      String offset =
          zone == null ? "" : zone.getRules().getOffset(LocalDateTime.of(date, time)).getId();
      return date + "T" + shown(time) + offset;
    } catch (DateTimeException e) {
      return null; // the caller says which value it is, and where
    }
  }

  private static String shown(LocalTime time) {
    return DateTimeFormatter.ISO_LOCAL_TIME.format(time);
  }
}

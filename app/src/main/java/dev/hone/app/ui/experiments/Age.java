package dev.hone.app.ui.experiments;

import android.content.res.Resources;
import android.icu.text.DateFormat;
import android.icu.text.DisplayContext;
import android.icu.text.RelativeDateTimeFormatter;
import android.icu.text.RelativeDateTimeFormatter.AbsoluteUnit;
import android.icu.text.RelativeDateTimeFormatter.Direction;
import android.icu.text.RelativeDateTimeFormatter.RelativeUnit;
import android.icu.util.ULocale;
import dev.hone.app.R;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** How long ago a result came, or an experiment was made that has none. */
final class Age {
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;
  private static final int WEEK = 7;

  private Age() {}

  /** For a result, by the time when its last run ended. */
  static String ofResult(Resources resources, long ended, long now) {
    return resources.getString(R.string.age_finished, ago(resources, ended, now));
  }

  /** For what has no result. */
  static String ofExperiment(Resources resources, long made, long now) {
    return resources.getString(R.string.age_made, ago(resources, made, now));
  }

  /** In the screen's language, up to a week; then the date. A clock that was set back is now. */
  private static String ago(Resources resources, long then, long now) {
    ULocale locale = ULocale.forLanguageTag(resources.getString(R.string.engine_language));
    RelativeDateTimeFormatter format =
        RelativeDateTimeFormatter.getInstance(
            locale,
            null,
            RelativeDateTimeFormatter.Style.LONG,
            DisplayContext.CAPITALIZATION_FOR_MIDDLE_OF_SENTENCE);
    long passed = now - then;
    if (passed < MINUTE) {
      return resources.getString(R.string.just_now);
    }
    if (passed < HOUR) {
      return format.format((int) (passed / MINUTE), Direction.LAST, RelativeUnit.MINUTES);
    }
    int days = days(then, now);
    if (passed < DAY || days == 0) { // a day on which the clock is set back has 25 hours
      return format.format((int) (passed / HOUR), Direction.LAST, RelativeUnit.HOURS);
    }
    if (days == 1) {
      return format.format(Direction.LAST, AbsoluteUnit.DAY);
    }
    return days < WEEK
        ? format.format(days, Direction.LAST, RelativeUnit.DAYS)
        : resources.getString(
            R.string.on_date,
            DateFormat.getDateInstance(DateFormat.MEDIUM, locale).format(Long.valueOf(then)));
  }

  /** Midnights between two times, where the phone is. */
  private static int days(long then, long now) {
    ZoneId here = ZoneId.systemDefault();
    return (int)
        ChronoUnit.DAYS.between(
            Instant.ofEpochMilli(then).atZone(here).toLocalDate(),
            Instant.ofEpochMilli(now).atZone(here).toLocalDate());
  }
}

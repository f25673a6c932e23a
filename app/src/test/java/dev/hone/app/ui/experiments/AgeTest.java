package dev.hone.app.ui.experiments;

import static org.junit.Assert.assertEquals;

import android.content.res.Resources;
import androidx.test.core.app.ApplicationProvider;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.TimeZone;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.annotation.Config;

/** How long ago, as a sentence. */
@RunWith(AndroidJUnit4.class)
public class AgeTest {
  private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 28, 14, 30);

  @Test
  public void anAgeIsASentence() {
    assertEquals("Finished just now", finished(NOW.minusSeconds(59)));
    assertEquals("Finished just now", finished(NOW.plusHours(5))); // the clock was set back
    assertEquals("Finished 1 minute ago", finished(NOW.minusMinutes(1)));
    assertEquals("Finished 59 minutes ago", finished(NOW.minusMinutes(59)));
    assertEquals("Finished 3 hours ago", finished(NOW.minusHours(3).minusMinutes(59)));
    assertEquals("Finished 23 hours ago", finished(NOW.minusHours(23)));
    assertEquals("Finished yesterday", finished(NOW.minusDays(1)));
    // Two midnights ago, though it is less than two days.
    assertEquals("Finished 2 days ago", finished(NOW.minusDays(2).plusHours(9)));
    assertEquals("Finished 6 days ago", finished(NOW.minusDays(6)));
    assertEquals("Finished on Nov 21, 2026", finished(NOW.minusDays(7)));
    assertEquals("Made 3 hours ago", made(NOW.minusHours(3)));
  }

  /** Fourteen hours ahead of Greenwich, where most of a day is still the one before. */
  @Test
  public void daysAreCountedByTheMidnightsOfThePlace() {
    TimeZone before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
    try {
      // From the 27th at 9:00 (in Greenwich the 26th) to the 28th at 14:30 (there the 28th).
      assertEquals("Finished yesterday", finished(NOW.minusHours(29).minusMinutes(30)));
      // From the 26th at 23:00 (there the 26th) to the 28th at 10:00 (there the 27th).
      LocalDateTime morning = LocalDateTime.of(2026, 11, 28, 10, 0);
      assertEquals(
          "Finished 2 days ago",
          Age.ofResult(
              resources(), millis(LocalDateTime.of(2026, 11, 26, 23, 0)), millis(morning)));
    } finally {
      TimeZone.setDefault(before);
    }
  }

  /** Berlin's clocks were set back on 25 October 2026. */
  @Test
  public void aDayOfTwentyFiveHours_isCountedInHours() {
    TimeZone before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
    try {
      long then = millis(LocalDateTime.of(2026, 10, 25, 0, 10));
      long now = millis(LocalDateTime.of(2026, 10, 25, 23, 50));
      assertEquals("Finished 24 hours ago", Age.ofResult(resources(), then, now));
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  @Config(qualifiers = "zh-rCN")
  public void inChinese() {
    assertEquals("刚刚完成", finished(NOW));
    assertEquals("5分钟前完成", finished(NOW.minusMinutes(5)));
    assertEquals("3小时前完成", finished(NOW.minusHours(3)));
    assertEquals("昨天完成", finished(NOW.minusDays(1)));
    assertEquals("2026年11月1日完成", finished(NOW.minusDays(27)));
    assertEquals("3天前创建", made(NOW.minusDays(3)));
  }

  private static String finished(LocalDateTime then) {
    return Age.ofResult(resources(), millis(then), millis(NOW));
  }

  private static String made(LocalDateTime then) {
    return Age.ofExperiment(resources(), millis(then), millis(NOW));
  }

  private static Resources resources() {
    return ApplicationProvider.getApplicationContext().getResources();
  }

  private static long millis(LocalDateTime time) {
    return time.atZone(ZoneId.systemDefault()).toInstant().toEpochMilli();
  }
}

package dev.hone.app.ui.model;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.junit.Test;

/** What a slider offers over a range. */
public class SliderPlacesTest {
  @Test
  public void theEndsAndRoundValuesBetween() {
    List<String> values = SliderPlaces.of(4.3, 7.9).values();
    // 3.6 in at most a hundred steps of 1, 2 or 5: steps of 0.05.
    assertEquals(List.of("4.3", "4.35", "4.4", "4.45"), values.subList(0, 4));
    assertEquals("7.9", values.get(values.size() - 1));
    assertEquals(1 + 72, values.size());
  }

  @Test
  public void anEndThatIsNotRoundIsOffered_andZeroIsZero() {
    List<String> values = SliderPlaces.of(-1.0333, 1.5).values();
    assertEquals(List.of("-1.0333", "-1", "-0.95"), values.subList(0, 3));
    assertTrue(values.contains("0"));
    assertEquals("1.5", values.get(values.size() - 1));
  }

  @Test
  public void largeAndSmallRanges() {
    assertEquals(List.of("278", "280", "300"), SliderPlaces.of(278, 1680).values().subList(0, 3));
    List<String> small = SliderPlaces.of(1e-7, 9e-7).values();
    assertEquals(List.of("0.0000001", "0.00000011"), small.subList(0, 2));
    assertTrue(small.size() <= 102);
  }

  @Test
  public void theNearestPlaceIsShown() {
    SliderPlaces places = new SliderPlaces(List.of("1", "2", "5"));
    assertEquals(0, places.place(-100));
    assertEquals(1, places.place(3.4));
    assertEquals(2, places.place(3.6));
    assertEquals(2, places.place(1e9));
  }
}

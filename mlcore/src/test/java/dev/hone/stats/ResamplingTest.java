package dev.hone.stats;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.hone.base.JsonFields;
import org.junit.Test;

public class ResamplingTest {
  @Test
  public void correction_isTestOverAllOtherRows() {
    assertEquals(1.0 / 3, Resampling.holdOut(25, 75).correction(5), 1e-15);
    assertEquals(1.0 / 3, Resampling.holdOut(25, 75).correction(50), 1e-15);
    assertEquals(0, Resampling.fresh().correction(5), 0);
    assertEquals(1.3 / 3, Resampling.holdOut(25, 75).inGroups().correction(5), 1e-15);
    assertEquals(0.25, Resampling.folds(5, false).correction(20), 1e-15);
    assertEquals(1.0 / 149, Resampling.folds(150, true).correction(150), 1e-15);
  }

  @Test
  public void series_correctionFollowsTheOverlapOfItsBlocks() {
    // Two blocks half a test part apart share half of it: ρ = 1/2, c = 1.
    assertEquals(1, Resampling.series(20, 40, 10).correction(2), 1e-12);
    // Three blocks over two test parts touch and do not overlap: c = test over other rows.
    assertEquals(0.5, Resampling.series(20, 40, 40).correction(3), 1e-12);
    // Five: neighbours share a half (4 of 10 pairs), others nothing: ρ = 0.2, c = 0.25 < 0.5.
    assertEquals(0.5, Resampling.series(20, 40, 40).correction(5), 1e-12);
    // Nine: 8 pairs share 3/4, 7 share 1/2, 6 share 1/4: ρ = 11/36, c = 11/25 < 0.5.
    assertEquals(0.5, Resampling.series(20, 40, 40).correction(9), 1e-12);
    assertEquals(11.0 / 25, Resampling.series(20, 400, 40).correction(9), 1e-12);
  }

  @Test
  public void series_whoseBlocksAllLieOnOnePlace_areOneBlock() {
    // ρ would be 1; it is taken as 0.95, c = 19.
    assertEquals(19, Resampling.series(20, 40, 0).correction(5), 1e-9);
  }

  /**
   * Three blocks of which neighbours share a half, 0.85 of which counts: R = (1 r 0; r 1 r; 0 r 1)
   * with r = 0.425. Without the mean it has the eigenvalues 1 of (1, 0, −1) and 1 − 4r/3 = 13/30 of
   * (1, −2, 1): (1 + 13/30)²/(1 + (13/30)²) degrees of freedom, where independent ones have 2.
   */
  @Test
  public void series_hasFewerDegreesOfFreedomThanRuns() {
    double own = 13 / 30.0;
    assertEquals(
        Math.pow(1 + own, 2) / (1 + own * own),
        Resampling.series(20, 40, 20).dependence(3).freedom(),
        1e-12);
    assertEquals(2, Resampling.series(20, 40, 60).dependence(3).freedom(), 1e-12);
    assertEquals(49, Resampling.holdOut(20, 40).dependence(50).freedom(), 0);
    // More blocks in the same room say hardly more of the spread.
    double twenty = Resampling.series(28, 84, 48).dependence(20).freedom();
    double hundred = Resampling.series(28, 84, 48).dependence(100).freedom();
    assertTrue(twenty + " " + hundred, twenty < 8 && Math.abs(hundred - twenty) < 1);
  }

  @Test
  public void json_readsBackTheSame() {
    for (Resampling one :
        new Resampling[] {
          Resampling.fresh(),
          Resampling.holdOut(25, 75),
          Resampling.series(20, 40, 13),
          Resampling.folds(10, false),
          Resampling.folds(90, true)
        }) {
      assertEquals(one, Resampling.fromJson(JsonFields.parse("it", one.toJson().toString())));
    }
  }
}

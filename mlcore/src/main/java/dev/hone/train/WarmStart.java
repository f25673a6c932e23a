package dev.hone.train;

import dev.hone.regularizers.L2Sp;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a run starts when not from drawn weights alone.
 *
 * @param weights by name of variable; what is not named is drawn
 * @param pull added to the loss
 */
public record WarmStart(Map<String, float[]> weights, L2Sp pull) {
  /** All weights drawn. */
  public static final WarmStart NONE = new WarmStart(Map.of(), L2Sp.NONE);

  public WarmStart {
    weights = new LinkedHashMap<>(weights);
  }
}

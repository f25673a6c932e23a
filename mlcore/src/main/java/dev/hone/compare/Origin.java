package dev.hone.compare;

import com.google.gson.JsonObject;
import dev.hone.base.Hash;
import dev.hone.run.Provenance;

/**
 * What a comparison came from.
 *
 * @param spec the experiment's spec, as given
 * @param specHash SHA-256 of the spec's compact JSON, in hex
 * @param provenance machine, program and data
 */
public record Origin(JsonObject spec, String specHash, Provenance provenance) {
  /** Copies the spec and hashes it. */
  public static Origin of(JsonObject spec, Provenance provenance) {
    return new Origin(spec.deepCopy(), Hash.sha256Hex(spec.toString()), provenance);
  }
}

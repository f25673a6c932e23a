package dev.hone.run;

import com.google.gson.JsonObject;
import dev.hone.base.JsonFields;
import dev.hone.base.Version;

/**
 * What a result came from, so that it can be made again.
 *
 * @param honeVersion version of Hone
 * @param java name and version of the runtime
 * @param os operating system and architecture
 * @param executor which home ran the graph
 * @param dataHash hash of the data as read
 * @param seed the seed all randomness descends from
 */
public record Provenance(
    String honeVersion, String java, String os, String executor, String dataHash, long seed) {

  /** Of a result made here and now. */
  public static Provenance here(String executor, String dataHash, long seed) {
    return new Provenance(
        Version.HONE,
        System.getProperty("java.vm.name") + " " + System.getProperty("java.version"),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        executor,
        dataHash,
        seed);
  }

  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("honeVersion", honeVersion);
    json.addProperty("java", java);
    json.addProperty("os", os);
    json.addProperty("executor", executor);
    json.addProperty("dataHash", dataHash);
    // As a text: readers in JavaScript would round a number of 64 bits.
    json.addProperty("seed", Long.toString(seed));
    return json;
  }

  public static Provenance fromJson(JsonFields fields) {
    Provenance result =
        new Provenance(
            fields.string("honeVersion"),
            fields.string("java"),
            fields.string("os"),
            fields.string("executor"),
            fields.string("dataHash"),
            fields.longInteger("seed", 0));
    fields.end();
    return result;
  }
}

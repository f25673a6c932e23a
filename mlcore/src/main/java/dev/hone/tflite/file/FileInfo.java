package dev.hone.tflite.file;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a file says about itself, as TensorFlow Lite metadata.
 *
 * @param name of the model
 * @param description in a sentence
 * @param version of the model
 * @param author may be empty
 * @param licence may be empty
 * @param tensors descriptions of inputs and outputs, by signature name
 */
public record FileInfo(
    String name,
    String description,
    String version,
    String author,
    String licence,
    Map<String, Meaning> tensors) {
  public FileInfo {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
  }

  /** Only a name. */
  public static FileInfo of(String name) {
    return new FileInfo(name, name, "", "", "", Map.of());
  }

  /**
   * What a tensor means.
   *
   * @param description in a sentence
   * @param mean to be subtracted from each element of the last axis before it is fed (or one number
   *     for all); empty for no normalisation
   * @param deviation to divide by after that; as long as {@code mean}
   * @param labels names of the positions along the last axis; may be empty
   */
  public record Meaning(
      String description, List<Float> mean, List<Float> deviation, List<String> labels) {
    public Meaning {
      mean = List.copyOf(mean);
      deviation = List.copyOf(deviation);
      labels = List.copyOf(labels);
      if (mean.size() != deviation.size()) {
        throw new IllegalArgumentException("means " + mean + ", deviations " + deviation);
      }
    }

    /** Only a description. */
    public static Meaning of(String description) {
      return new Meaning(description, List.of(), List.of(), List.of());
    }
  }
}

package dev.hone.optim;

import com.google.gson.JsonObject;
import dev.hone.base.InvalidInputException;
import dev.hone.base.JsonFields;
import dev.hone.base.Registry;
import java.util.ArrayList;
import java.util.List;

/** All optimisers by name, and their JSON form {@code {"name": "adam", "beta1": 0.9, …}}. */
public final class Optimizers {
  public static final Registry<Optimizer> ALL =
      new Registry<>(
          Optimizer.KIND,
          List.of(
              Sgd.ENTRY,
              Momentum.ENTRY,
              Nesterov.ENTRY,
              Adagrad.ENTRY,
              Adadelta.ENTRY,
              RmsProp.ENTRY,
              Adam.ENTRY,
              AdamW.ENTRY,
              FtrlProximal.ENTRY));

  private Optimizers() {}

  /** The names that {@link #of} knows. */
  public static List<String> names() {
    return ALL.names();
  }

  /** The names of those that adapt the same, in the list's order. */
  public static List<String> names(Optimizer.Adapts adapts) {
    List<String> names = new ArrayList<>();
    for (String name : names()) {
      if (of(name).adapts() == adapts) {
        names.add(name);
      }
    }
    return names;
  }

  /**
   * The optimiser that a text names: {@code adam}, {@code adam(beta1=0.8)}.
   *
   * @throws InvalidInputException listing the names there are, or the range of an option
   */
  public static Optimizer of(String text) {
    return ALL.parse(text);
  }

  /**
   * Reads {@code name} and the options of that optimiser, and ends the object.
   *
   * @throws InvalidInputException for an unknown name, listing those there are, an unknown option
   *     or one out of range
   */
  public static Optimizer fromJson(JsonFields json) {
    return ALL.read(json);
  }

  /** What {@link #fromJson} reads: the name and every option. */
  public static JsonObject toJson(Optimizer optimizer) {
    return optimizer.values().toJson();
  }
}

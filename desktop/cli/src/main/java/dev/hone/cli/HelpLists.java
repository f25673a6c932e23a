package dev.hone.cli;

import dev.hone.activations.Activations;
import dev.hone.base.JsonFields;
import dev.hone.base.Message;
import dev.hone.data.source.DataFormats;
import dev.hone.data.source.FileFormat;
import dev.hone.data.table.Scaling;
import dev.hone.data.table.Task;
import dev.hone.initializers.Initializers;
import dev.hone.losses.LossKind;
import dev.hone.metrics.Metric;
import dev.hone.metrics.Metrics;
import dev.hone.nn.family.Families;
import dev.hone.optim.Optimizer;
import dev.hone.optim.Optimizers;
import dev.hone.optim.Schedules;
import java.util.ArrayList;
import java.util.List;

/** What help lists: the things in the engine's registries, so that a new one shows by itself. */
final class HelpLists {
  private HelpLists() {}

  /** What an option can be, a list or message; null where that is no list. */
  static Object ofOption(String name) {
    return switch (name) {
      case "data" -> DataFormats.fileExamples();
      case "activation" -> Activations.ALL.names();
      case "initializer" -> Initializers.ALL.names();
      case "optimizer" -> optimizers();
      case "schedule" -> Schedules.names();
      case "lang" -> Languages.tags();
      case "loss" -> names(LossKind.class);
      case "scaling" -> names(Scaling.class);
      case "task" -> names(Task.class);
      case "model" -> Families.ALL.names();
      case "metric" -> Metrics.all().stream().map(Metric::key).toList();
      default -> null;
    };
  }

  /** What stands below the description of a command. */
  static List<Message> ofCommand(String name) {
    if (!name.equals("datasets")) {
      return List.of();
    }
    List<Message> formats = new ArrayList<>();
    for (FileFormat format : DataFormats.files()) {
      formats.add(
          Message.of(
              "cli.datasets.format",
              format.endings(),
              format.card().name(),
              format.card().explanation()));
    }
    return formats;
  }

  /** Those that adapt the same stand together. */
  private static List<String> optimizers() {
    List<String> names = new ArrayList<>();
    for (Optimizer.Adapts adapts : Optimizer.Adapts.values()) {
      names.addAll(Optimizers.names(adapts));
    }
    return names;
  }

  private static <E extends Enum<E>> List<String> names(Class<E> type) {
    List<String> names = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      names.add(JsonFields.jsonName(constant));
    }
    return names;
  }
}

package dev.hone.cli;

import dev.hone.activations.Activations;
import dev.hone.base.JsonFields;
import dev.hone.base.Message;
import dev.hone.base.Registry;
import dev.hone.base.Values;
import dev.hone.data.csv.Separator;
import dev.hone.data.source.DataFormats;
import dev.hone.data.source.FileFormat;
import dev.hone.data.table.Scalings;
import dev.hone.data.table.Task;
import dev.hone.data.text.DateOrder;
import dev.hone.data.text.Encoding;
import dev.hone.finetune.FineTuningArm;
import dev.hone.finetune.Strategies;
import dev.hone.initializers.Initializers;
import dev.hone.losses.Losses;
import dev.hone.metrics.Metric;
import dev.hone.metrics.Metrics;
import dev.hone.nn.family.Families;
import dev.hone.optim.Optimizer;
import dev.hone.optim.Optimizers;
import dev.hone.optim.Schedules;
import dev.hone.regularizers.Regularization;
import dev.hone.regularizers.Regularizers;
import java.util.ArrayList;
import java.util.List;

/**
 * What help lists: the things in the engine's registries with their usual values, so that a new one
 * shows by itself.
 */
final class HelpLists {
  private static final int COLUMNS = 30;

  private HelpLists() {}

  /** What an option can be, where its description names it in passing; else an empty list. */
  static List<?> inside(String option) {
    return switch (option) {
      case "data" -> DataFormats.fileExamples();
      case "date-order" -> names(DateOrder.class);
      case "encoding" -> Encoding.NAMES;
      case "separator" -> Separator.NAMES;
      case "lang" -> Languages.tags();
      case "loss" -> Losses.ALL.names();
      case "model" -> Families.ALL.names();
      case "scaling" -> Scalings.ALL.names();
      case "task" -> names(Task.class);
      default -> List.of();
    };
  }

  /** What an option can be, in lines below its description; empty where there are none. */
  static List<Message> below(String option) {
    return switch (option) {
      case "activation" -> List.of(line(usual(Activations.ALL)));
      case "initializer" -> List.of(line(usual(Initializers.ALL)));
      case "metric" -> metrics();
      case "optimizer" -> optimizers();
      case "schedule" -> List.of(line(usual(Schedules.ALL)));
      default -> List.of();
    };
  }

  /** What stands at the end of a command's help. */
  static List<Message> end(String command) {
    return switch (command) {
      case "compare", "train" -> regularizers();
      case "datasets" -> formats();
      case "finetune" -> strategies();
      default -> List.of();
    };
  }

  private static List<Message> regularizers() {
    List<Message> lines = new ArrayList<>(List.of(Message.of("cli.heading.regularizers")));
    for (Registry.Entry<?> entry : Regularizers.ALL.all()) {
      String arm = Regularization.of(Values.usual(entry.card())).toString();
      lines.add(item(arm.equals("none") ? entry.card().key() : arm, entry.card().name()));
    }
    return lines;
  }

  private static List<Message> formats() {
    List<Message> lines = new ArrayList<>(List.of(Message.of("cli.heading.formats")));
    for (FileFormat format : DataFormats.files()) {
      lines.add(item(String.join(", ", format.endings()), format.card().explanation()));
    }
    return lines;
  }

  private static List<Message> strategies() {
    List<Message> lines = new ArrayList<>(List.of(Message.of("cli.heading.strategies")));
    for (Registry.Entry<?> entry : Strategies.ALL.all()) {
      String arm = FineTuningArm.parse(Values.usual(entry.card()).toString()).name();
      lines.add(item(arm, entry.card().explanation()));
    }
    return lines;
  }

  /** Those that adapt the same stand together. */
  private static List<Message> optimizers() {
    List<Message> lines = new ArrayList<>();
    for (Optimizer.Adapts adapts : Optimizer.Adapts.values()) {
      List<String> names = new ArrayList<>();
      for (String name : Optimizers.names(adapts)) {
        names.add(Optimizers.of(name).values().toString());
      }
      lines.add(Message.of("cli.list.group", adapts.said(), names));
    }
    return lines;
  }

  private static List<Message> metrics() {
    List<Message> lines = new ArrayList<>();
    for (Task task : Task.values()) {
      List<String> names = Metrics.of(task).stream().map(Metric::key).toList();
      lines.add(Message.of("cli.list.group", JsonFields.jsonName(task), names));
    }
    return lines;
  }

  private static List<String> usual(Registry<?> registry) {
    List<String> texts = new ArrayList<>();
    for (Registry.Entry<?> entry : registry.all()) {
      texts.add(Values.usual(entry.card()).toString());
    }
    return texts;
  }

  private static Message line(List<String> names) {
    return Message.of("error.plain", names);
  }

  private static Message item(String text, Message said) {
    return Message.of("cli.list.item", Console.padded(text, COLUMNS), said);
  }

  private static <E extends Enum<E>> List<String> names(Class<E> type) {
    List<String> names = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      names.add(JsonFields.jsonName(constant));
    }
    return names;
  }
}

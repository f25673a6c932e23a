package dev.hone.cli;

import dev.hone.base.Language;
import dev.hone.base.Message;
import dev.hone.spec.DataSettings;
import dev.hone.spec.Defaults;
import dev.hone.spec.ExperimentSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * The options of a long help in groups, each with a heading; and what is taken where none is given.
 */
final class HelpGroups {
  /** Commands with fewer options than this have one list. */
  private static final int MANY = 20;

  private static final Map<String, List<String>> GROUPS = groups();

  private HelpGroups() {}

  private static Map<String, List<String>> groups() {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    groups.put(
        "data",
        List.of(
            "data",
            "target",
            "task",
            "ignore",
            "features",
            "categorical",
            "numeric",
            "ignore-case",
            "group",
            "rows",
            "window",
            "horizon",
            "sequence-steps",
            "spec"));
    groups.put(
        "form", List.of("header", "separator", "decimal", "encoding", "missing", "date-order"));
    groups.put(
        "split",
        List.of(
            "validation-fraction",
            "test-fraction",
            "difficult",
            "train-fraction",
            "label-noise",
            "scaling",
            "seed"));
    groups.put("network", List.of("model", "hidden", "activation", "initializer", "residual"));
    groups.put(
        "training",
        List.of(
            "loss",
            "epochs",
            "optimizer",
            "lr",
            "schedule",
            "batch",
            "clip-norm",
            "clip-value",
            "threads",
            "executor"));
    groups.put(
        "compared", List.of("arm", "arms", "repeats", "minutes", "folds", "metric", "same-within"));
    return groups;
  }

  /** Has a command's options shown in groups. */
  static void put(CommandSpec spec, Language language) {
    if (spec.options().size() < MANY) {
      return;
    }
    spec.usageMessage()
        .sectionMap()
        .put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, help -> render(help, language));
  }

  private static String render(Help help, Language language) {
    Map<String, List<OptionSpec>> shown = new LinkedHashMap<>();
    GROUPS.keySet().forEach(group -> shown.put(group, new ArrayList<>()));
    shown.put("rest", new ArrayList<>());
    for (OptionSpec option : help.commandSpec().options()) {
      if (!option.hidden()) {
        shown.get(group(option)).add(option);
      }
    }
    StringBuilder text = new StringBuilder();
    shown.forEach(
        (group, options) -> {
          if (!options.isEmpty()) {
            text.append('\n').append(Message.of("cli.heading." + group).in(language)).append('\n');
            Help.Layout layout = help.createDefaultLayout();
            layout.addOptions(options, help.parameterLabelRenderer());
            text.append(layout);
          }
        });
    return text.toString();
  }

  private static String group(OptionSpec option) {
    String name = option.longestName().replaceFirst("^-+", "");
    for (Map.Entry<String, List<String>> group : GROUPS.entrySet()) {
      if (group.getValue().contains(name)) {
        return group.getKey();
      }
    }
    return "rest";
  }

  /** What is taken where an option is not given; null where that depends or is nothing. */
  static String usual(String option) {
    ExperimentSpec spec = Defaults.spec();
    return switch (option) {
      case "activation" -> spec.model().activation().toString();
      case "batch" -> Integer.toString(spec.training().batchSize());
      case "epochs" -> Integer.toString(spec.training().epochs());
      case "hidden" -> spec.model().hidden().toString().replaceAll("[\\[\\] ]", "");
      case "horizon" -> "1";
      case "initializer" -> spec.model().initializer().toString();
      case "optimizer" -> spec.training().optimizer().name();
      case "repeats" -> "until-decided";
      case "minutes" -> Long.toString((long) spec.plan().minutes());
      case "scaling" -> spec.data().scaling().key();
      case "schedule" -> spec.training().schedule().toString();
      case "seed" -> Long.toString(Defaults.SEED);
      case "test-fraction" -> Double.toString(DataSettings.DEFAULT_TEST_FRACTION);
      case "validation-fraction" -> Double.toString(DataSettings.DEFAULT_VALIDATION_FRACTION);
      default -> null;
    };
  }
}

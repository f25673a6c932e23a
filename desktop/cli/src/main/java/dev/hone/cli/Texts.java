package dev.hone.cli;

import dev.hone.base.Language;
import dev.hone.base.Message;
import dev.hone.base.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Puts the words of the bundles into the help of all commands. */
final class Texts {
  static final List<Integer> EXIT_CODES =
      List.of(Hone.OK, Hone.INTERNAL_ERROR, Hone.BAD_INPUT, Hone.DIVERGED, Hone.INTERRUPTED);

  private static final String LABEL = "label.";

  /** What stands for values: {@code paramLabel = "${bundle:label.file}"}. */
  static final List<String> LABELS =
      List.of(
          "a",
          "activation",
          "arm",
          "column",
          "command",
          "csv",
          "data",
          "encoding",
          "epochs",
          "file",
          "folder",
          "folds",
          "initializer",
          "json",
          "language",
          "loss",
          "margin",
          "mark",
          "metric",
          "minutes",
          "model",
          "n",
          "name",
          "norm",
          "optimizer",
          "order",
          "presence",
          "rate",
          "repeats",
          "rows",
          "scaling",
          "schedule",
          "seconds",
          "seed",
          "separator",
          "share",
          "steps",
          "strategy",
          "task",
          "tensor",
          "text",
          "tflite",
          "units",
          "value",
          "word");

  private final Language language;
  private final Map<String, String> texts = new LinkedHashMap<>();

  private Texts(Language language) {
    this.language = language;
  }

  /** Adds the bundles of the command line to what messages can say. */
  static void load() {
    Words.add(Texts.class, "cli");
  }

  /** Sets every text of the help of a command and its subcommands. */
  static void put(CommandLine root, Language language) {
    Texts texts = new Texts(language);
    for (String label : LABELS) {
      texts.texts.put(LABEL + label, texts.say("cli.label." + label));
    }
    texts.command(root);
    root.setResourceBundle(new Bundle(texts.texts));
  }

  private void command(CommandLine line) {
    CommandSpec spec = line.getCommandSpec();
    spec.usageMessage()
        .description(description(spec))
        .synopsisHeading(say("cli.heading.usage"))
        .synopsisSubcommandLabel("[" + say("cli.label.command") + "]")
        .commandListHeading("%n" + say("cli.heading.commands") + "%n")
        .footer(footer(spec));
    for (OptionSpec option : spec.options()) {
      if (!option.hidden()) {
        describe(spec, option, option.longestName());
      }
    }
    HelpGroups.put(spec, language);
    for (PositionalParamSpec argument : spec.positionalParameters()) {
      describe(spec, argument, argument.descriptionKey());
    }
    if (!spec.subcommands().isEmpty()) {
      Map<String, String> codes = new LinkedHashMap<>();
      for (int code : EXIT_CODES) {
        codes.put(Integer.toString(code), say("cli.exit." + code));
      }
      spec.usageMessage()
          .exitCodeListHeading("%n" + say("cli.heading.exit-codes") + "%n")
          .exitCodeList(codes);
    }
    line.getSubcommands().values().forEach(this::command);
  }

  private String[] description(CommandSpec spec) {
    String key = "cli.help." + spec.name() + ".";
    List<String> lines = new ArrayList<>();
    for (int i = 0; Words.have(key + i); i++) {
      lines.add(say(key + i));
    }
    lines.add("");
    return lines.toArray(new String[0]);
  }

  private void describe(CommandSpec spec, ArgSpec argument, String name) {
    String bare = name.replaceFirst("^-+", "");
    String own = "cli.option." + spec.name() + "." + bare;
    List<?> inside = HelpLists.inside(bare);
    StringBuilder text =
        new StringBuilder(
            percent(
                Message.of(
                        Words.have(own) ? own : "cli.option." + bare,
                        inside.isEmpty() ? "${DEFAULT-VALUE}" : inside)
                    .in(language)));
    String usual = Words.have(own) ? null : HelpGroups.usual(bare);
    if (usual != null) {
      text.append(' ').append(percent(Message.of("cli.option.usual", usual).in(language)));
    }
    for (Message line : HelpLists.below(bare)) {
      text.append("%n").append(percent(line.in(language)));
    }
    String described = argument.descriptionKey();
    boolean keyed = described != null && !described.isEmpty();
    texts.put(spec.qualifiedName(".") + "." + (keyed ? described : bare), text.toString());
  }

  private String[] footer(CommandSpec spec) {
    List<String> lines = new ArrayList<>();
    for (Message line : HelpLists.end(spec.name())) {
      lines.add((lines.isEmpty() ? "%n" : "") + percent(line.in(language)));
    }
    return lines.toArray(new String[0]);
  }

  /** Per cent signs as picocli, which formats what it prints, wants them. */
  private static String percent(String text) {
    return text.replace("%", "%%");
  }

  private String say(String key) {
    return Message.of(key).in(language);
  }

  /** What picocli looks descriptions and placeholders up in. */
  private static final class Bundle extends ResourceBundle {
    private final Map<String, String> texts;

    Bundle(Map<String, String> texts) {
      this.texts = texts;
    }

    @Override
    protected Object handleGetObject(String key) {
      return texts.get(key);
    }

    @Override
    public Enumeration<String> getKeys() {
      return Collections.enumeration(texts.keySet());
    }
  }
}

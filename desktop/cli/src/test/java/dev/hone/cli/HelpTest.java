package dev.hone.cli;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.hone.activations.Activations;
import dev.hone.base.Language;
import dev.hone.finetune.Strategies;
import dev.hone.initializers.Initializers;
import dev.hone.metrics.Metric;
import dev.hone.metrics.Metrics;
import dev.hone.nn.family.Families;
import dev.hone.optim.Optimizer;
import dev.hone.optim.Optimizers;
import dev.hone.optim.Schedules;
import dev.hone.regularizers.Regularizers;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Help in both languages: complete, and with whatever the registries hold. */
public class HelpTest {
  @Test
  public void everyOptionIsDescribed_inBothLanguages() {
    for (Language language : Language.values()) {
      for (Map.Entry<String, CommandLine> command : commands(language).entrySet()) {
        for (OptionSpec option : command.getValue().getCommandSpec().options()) {
          String what = command.getKey() + " " + option.longestName();
          String said = String.join("", option.description());
          if (!option.hidden()) {
            assertTrue(what, said.length() > 2);
            assertEquals(what, language == Language.ZH, isChinese(said));
          }
        }
        String said = command.getValue().getUsageMessage();
        assertFalse(said, said.contains("${") || said.contains("null"));
        assertEquals(said, language == Language.ZH, isChinese(said));
        assertTrue(said, said.startsWith(language == Language.ZH ? "用法：" : "Usage: "));
      }
    }
  }

  @Test
  public void compare_listsWhatTheRegistriesHold() {
    for (Language language : Language.values()) {
      // Lines break between and, here and there, in words.
      String help = commands(language).get("compare").getUsageMessage().replaceAll("\\s+", "");
      List<String> keys = new ArrayList<>();
      keys.addAll(Activations.ALL.names());
      keys.addAll(Families.ALL.names());
      keys.addAll(Initializers.ALL.names());
      keys.addAll(Optimizers.names());
      keys.addAll(Regularizers.ALL.names());
      keys.addAll(Schedules.names());
      Metrics.all().stream().map(Metric::key).forEach(keys::add);
      assertTrue("too few: " + keys, keys.size() > 40);
      for (String key : keys) {
        assertTrue(key + " in " + help, help.contains(key));
      }
      for (Optimizer.Adapts adapts : Optimizer.Adapts.values()) {
        String group = adapts.said().in(language).replace(" ", "");
        String first = Optimizers.names(adapts).get(0);
        assertTrue(group, help.contains(group + (language == Language.ZH ? "：" : ":") + first));
      }
      assertTrue("a usual value", help.contains("leaky-relu(0.01)"));
    }
  }

  @Test
  public void finetune_listsTheStrategies() {
    String help = commands(Language.EN).get("finetune").getUsageMessage();
    for (String key : Strategies.ALL.names()) {
      assertTrue(key, help.contains("\n  " + key));
    }
  }

  @Test
  public void language_isAskedByOptionOrVariable_neverByTheMachine() {
    assertTrue(isChinese(Call.hone("--lang", "zh", "compare", "--help").out));
    assertTrue(isChinese(Call.hone("compare", "--help", "--lang=zh").out));
    assertTrue(isChinese(Call.withLanguage("zh", List.of("datasets")).out));
    assertFalse(isChinese(Call.withLanguage("zh", List.of("datasets", "--lang", "en")).out));
    Call unknown = Call.withLanguage("fr", List.of("datasets"));
    assertEquals("hone: HONE_LANG is \"fr\"; allowed are en, zh\n", unknown.err);
    assertEquals(Hone.BAD_INPUT, unknown.exitCode);
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
      assertFalse(isChinese(Call.hone("compare", "--help").out));
      assertFalse(isChinese(Call.hone("compare", "--epoch").err));
    } finally {
      Locale.setDefault(before);
    }
  }

  private static boolean isChinese(String text) {
    return text.codePoints().anyMatch(Character::isIdeographic);
  }

  private static Map<String, CommandLine> commands(Language language) {
    Texts.load();
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    CommandLine hone =
        Hone.command(new Console(nowhere, nowhere, language, new Interruption(), false));
    Map<String, CommandLine> commands = new LinkedHashMap<>(hone.getSubcommands());
    commands.put("hone", hone);
    return commands;
  }
}

package dev.hone.report;

import dev.hone.activations.Activations;
import dev.hone.base.Card;
import dev.hone.base.Language;
import dev.hone.base.Message;
import dev.hone.base.Parameter;
import dev.hone.base.Registry;
import dev.hone.base.Values;
import dev.hone.data.table.Scalings;
import dev.hone.finetune.Strategies;
import dev.hone.initializers.Initializers;
import dev.hone.losses.Losses;
import dev.hone.metrics.Metrics;
import dev.hone.nn.family.Families;
import dev.hone.optim.Optimizers;
import dev.hone.optim.Schedules;
import dev.hone.regularizers.Regularizers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the registries hold, as a page in Markdown; {@code docs/reference.md} is one. */
public final class Reference {
  /** Every registry whose things people choose, in the order in which a form asks for them. */
  public static final List<Registry<?>> REGISTRIES =
      List.of(
          Families.ALL,
          Regularizers.ALL,
          Activations.ALL,
          Initializers.ALL,
          Scalings.ALL,
          Optimizers.ALL,
          Schedules.ALL,
          Losses.ALL,
          Metrics.ALL,
          Strategies.ALL);

  private Reference() {}

  /** A section for each of {@link #REGISTRIES}, in it a paragraph and a table for each card. */
  public static String markdown(Language language) {
    StringBuilder page = new StringBuilder();
    for (Registry<?> registry : REGISTRIES) {
      page.append("## ").append(registry.kindName().in(language)).append("\n\n");
      for (Registry.Entry<?> entry : registry.all()) {
        section(page, entry.card(), language);
      }
    }
    return page.toString();
  }

  private static void section(StringBuilder page, Card card, Language language) {
    page.append("### ").append(card.name().in(language));
    page.append(" (`").append(card.key()).append("`)\n\n");
    page.append(card.explanation().in(language)).append('\n');
    List<String> facts = new ArrayList<>();
    if (!card.paper().isEmpty()) {
      facts.add(Message.of("reference.paper", card.paper()).in(language));
    }
    if (!card.needs().isEmpty()) {
      facts.add(
          Message.of("reference.needs", said(card.needs().stream().sorted(), "reference.need."))
              .in(language));
    }
    if (!card.clashes().isEmpty()) {
      facts.add(
          Message.of(
                  "reference.clashes",
                  card.clashes().stream().sorted().collect(Collectors.toList()))
              .in(language));
    }
    facts.forEach(fact -> page.append(fact).append('\n'));
    page.append('\n');
    if (card.parameters().isEmpty()) {
      return;
    }
    page.append(Message.of("reference.columns").in(language)).append("\n|---|---|---|---|\n");
    for (Parameter parameter : card.parameters()) {
      Message unit = parameter.unitName();
      page.append("| `").append(parameter.key()).append("`: ");
      page.append(card.parameterName(parameter.key()).in(language));
      page.append(unit == null ? "" : ", " + unit.in(language)).append(" | ");
      page.append(parameter.range().allowed().in(language)).append(" | ");
      page.append(value(parameter, parameter.usual())).append(" | ");
      page.append(
          parameter.grid().stream()
              .map(value -> value(parameter, value))
              .collect(Collectors.joining(", ")));
      page.append(" |\n");
    }
    page.append('\n');
  }

  private static List<Message> said(Stream<String> keys, String prefix) {
    return keys.map(key -> Message.of(prefix + key)).collect(Collectors.toList());
  }

  private static String value(Parameter parameter, double value) {
    return parameter.isFlag() ? String.valueOf(value == 1) : Values.text(value);
  }
}

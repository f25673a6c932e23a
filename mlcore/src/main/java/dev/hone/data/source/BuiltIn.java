package dev.hone.data.source;

import dev.hone.base.Card;
import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.base.Parameter;
import dev.hone.base.Seed;
import dev.hone.data.table.Reading;
import dev.hone.data.table.Series;
import java.util.ArrayList;
import java.util.List;

/** Names of the {@link Catalogue}: tables, series, and what is generated. */
final class BuiltIn implements DataFormat {
  private static final Card CARD =
      Card.of(
          DataFormats.KIND,
          "built-in",
          Parameter.of("window-steps", DataSource.Options.WINDOW_STEPS, 0).withUnit("steps"),
          Parameter.of("horizon", DataSource.Options.HORIZON, 1).withUnit("steps"));

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public boolean recognises(String source) {
    return Catalogue.has(source);
  }

  @Override
  public List<String> examples() {
    List<String> names = new ArrayList<>();
    Catalogue.list().forEach(entry -> names.add(entry.name()));
    return names;
  }

  @Override
  public LoadedData load(String source, DataSource.Options options, Seed seed) {
    LoadedData data = find(source, options, seed);
    return FileContent.exists(source)
        ? data.with(List.of(Message.of("source.both", source)))
        : data;
  }

  private static LoadedData find(String source, DataSource.Options options, Seed seed) {
    CatalogueEntry entry = Catalogue.find(source);
    if (!entry.series()) {
      DataSource.requireNoOptions(source, options);
      return LoadedData.of(entry.load(seed), entry.difficulty(), Reading.Source.NONE);
    }
    if (options.sequenceSteps() > 0) {
      throw new InvalidInputException(Message.of("source.one-series", source));
    }
    Series series = entry.loadSeries(seed);
    String only = series.names().get(0);
    if (options.target() != null && !options.target().equals(only)) {
      throw InvalidInputException.value(
          Message.of("source.named", source),
          Message.of("source.target"),
          options.target(),
          List.of(only));
    }
    DataSource.requireRegression(source, options.task());
    int steps = options.windowSteps() > 0 ? options.windowSteps() : entry.windowSteps();
    return DataSource.windows(
        series, steps, options.horizon(), entry.difficulty(), Reading.Source.NONE);
  }
}

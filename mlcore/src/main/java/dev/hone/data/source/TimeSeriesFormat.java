package dev.hone.data.source;

import dev.hone.base.Card;
import dev.hone.data.csv.CsvData;
import dev.hone.data.csv.TableOptions;
import dev.hone.data.table.Dataset;
import dev.hone.data.table.Reading;
import dev.hone.data.table.Schema;
import dev.hone.data.text.GuardedReader;
import dev.hone.data.ts.TimeSeriesFile;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Classified sequences of the UEA and UCR archives. The app has no choice of a target for them. */
final class TimeSeriesFormat extends FileFormat {
  private static final Card CARD = Card.of(DataFormats.KIND, "ts").withPaper("Bagnall et al. 2018");

  private static final Set<String> HEADER =
      Set.of(
          "@problemname",
          "@timestamps",
          "@missing",
          "@univariate",
          "@dimension",
          "@dimensions",
          "@equallength",
          "@serieslength",
          "@classlabel",
          "@targetlabel");

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public List<String> endings() {
    return List.of(".ts");
  }

  @Override
  public List<String> mimeTypes() {
    return List.of();
  }

  @Override
  boolean looksLike(String line) {
    return HEADER.contains(line.trim().toLowerCase(Locale.ROOT).split("\\s", 2)[0]);
  }

  @Override
  public boolean hasOwnTarget() {
    return true;
  }

  @Override
  LoadedData load(GuardedReader in, DataSource.Options options) {
    DataSource.requireNoOptions(in.name(), options);
    String encoding = in.encoding().name();
    return LoadedData.of(
        TimeSeriesFile.read(in), null, new Reading.Source("ts", encoding, "", true));
  }

  @Override
  CsvData rows(GuardedReader in, Schema schema, Reading training, TableOptions options) {
    String encoding = in.encoding().name();
    Dataset rows = TimeSeriesFile.read(in, schema);
    return new CsvData(rows, Reading.of(rows, new Reading.Source("ts", encoding, "", true)), null);
  }
}

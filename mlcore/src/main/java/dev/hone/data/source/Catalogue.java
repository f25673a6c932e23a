package dev.hone.data.source;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.data.csv.Csv;
import dev.hone.data.csv.TableOptions;
import dev.hone.data.source.CatalogueEntry.Details;
import dev.hone.data.source.CatalogueEntry.Origin;
import dev.hone.data.source.CatalogueEntry.Size;
import dev.hone.data.source.CatalogueEntry.Suited;
import dev.hone.data.table.Dataset;
import dev.hone.data.table.Task;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The built-in data sets. The files were written by {@code tools/catalogue.R} from the packages
 * datasets and MASS of R, whose help pages name the sources given here.
 */
public final class Catalogue {
  private static final Message DATASETS = Message.of("data.licence.datasets");
  private static final Message MASS = Message.of("data.licence.mass");
  private static final Message OURS = Message.of("data.licence.ours");

  private static final List<CatalogueEntry> ENTRIES = Collections.unmodifiableList(entries());

  private Catalogue() {}

  /** All entries: tables, series, then generated ones. */
  public static List<CatalogueEntry> list() {
    return ENTRIES;
  }

  /** Whether {@link #find} knows the name. */
  public static boolean has(String name) {
    return ENTRIES.stream().anyMatch(entry -> entry.name().equals(name));
  }

  /**
   * The entry of this name.
   *
   * @throws InvalidInputException if there is none, listing the names, the nearest one first
   */
  public static CatalogueEntry find(String name) {
    List<String> names = new ArrayList<>();
    for (CatalogueEntry entry : ENTRIES) {
      if (entry.name().equals(name)) {
        return entry;
      }
      names.add(entry.name());
    }
    throw InvalidInputException.value(Message.of("source.set"), name, names);
  }

  private static List<CatalogueEntry> entries() {
    return Arrays.asList(
        table(
            "iris",
            Message.plain(
                "E. Anderson (1935), Bulletin of the American Iris Society 59; R. A. Fisher (1936),"
                    + " Annals of Eugenics 7(II), 179-188"),
            DATASETS,
            new Difficulty(0.3, 0.2)),
        table(
            "pima",
            Message.plain(
                "US National Institute of Diabetes and Digestive and Kidney Diseases; Smith et al."
                    + " (1988), Symposium on Computer Applications in Medical Care, 261-265; B. D. Ripley"
                    + " (1996), Pattern Recognition and Neural Networks"),
            MASS,
            new Difficulty(0.5, 0.2)),
        table(
            "biopsy",
            Message.plain(
                "W. H. Wolberg, University of Wisconsin Hospitals, Madison (1992), by way of the UCI"
                    + " Repository; Wolberg and Mangasarian (1990), PNAS 87, 9193-9196"),
            MASS,
            new Difficulty(0.5, 0.3)),
        table(
            "glass",
            Message.plain(
                "B. German; W. N. Venables and B. D. Ripley (2002), Modern Applied Statistics with S"),
            MASS,
            new Difficulty(0.5, 0.3)),
        table(
            "titanic",
            Message.plain(
                "British Board of Trade inquiry (1912; reprint 1990); R. J. MacG. Dawson (1995), Journal"
                    + " of Statistics Education 3(3)"),
            DATASETS,
            new Difficulty(0.1, 0.3)),
        seriesFile(
            "sunspots",
            Message.plain(
                "Swiss Federal Observatory, Zurich, to 1960, then Tokyo Astronomical Observatory; D. F."
                    + " Andrews and A. M. Herzberg (1985), Data"),
            new Difficulty(0.3, 0.3),
            24),
        seriesFile(
            "co2",
            Message.plain(
                "C. D. Keeling and T. P. Whorf, Scripps Institution of Oceanography, University of"
                    + " California, La Jolla"),
            new Difficulty(0.5, 0.2),
            12),
        seriesFile(
            "airline",
            Message.plain(
                "G. E. P. Box, G. M. Jenkins and G. C. Reinsel (1976), Time Series Analysis, Forecasting"
                    + " and Control, series G"),
            new Difficulty(1, 0.2),
            12),
        plane(
            "two-moons",
            Message.of("data.source.moons", "scikit-learn", "make_moons"),
            400,
            new Difficulty(1, 0.3),
            Generators::twoMoons),
        plane(
            "spirals",
            Message.of(
                "data.source.after",
                "K. J. Lang and M. J. Witbrock (1988), Connectionist Models Summer School, 52-59"),
            600,
            new Difficulty(1, 0.3),
            Generators::spirals),
        plane(
            "xor",
            Message.of("data.source.after", "M. Minsky and S. Papert (1969), Perceptrons"),
            400,
            new Difficulty(1, 0.3),
            Generators::xor),
        new CatalogueEntry(
            new Details(
                "noisy-sine",
                Task.REGRESSION,
                new Origin(Message.of("data.source.none"), OURS),
                new Suited("lstm", new Difficulty(0.3, 0.3)),
                new Size(800, 25)),
            null,
            Generators::noisySine),
        new CatalogueEntry(
            new Details(
                "adding",
                Task.REGRESSION,
                new Origin(
                    Message.plain(
                        "S. Hochreiter and J. Schmidhuber (1997), Neural Computation 9(8), experiment 4, with"
                            + " values in [0, 1] as in Q. V. Le, N. Jaitly and G. E. Hinton (2015),"
                            + " arXiv:1504.00941"),
                    OURS),
                new Suited("lstm", Difficulty.NONE),
                new Size(5000, 0)),
            Generators::adding,
            null),
        new CatalogueEntry(
            new Details(
                "recall",
                Task.CLASSIFICATION,
                new Origin(Message.of("data.source.test"), OURS),
                new Suited("lstm", Difficulty.NONE),
                new Size(1000, 0)),
            Generators::recall,
            null));
  }

  private static CatalogueEntry table(
      String name, Message source, Message licence, Difficulty difficulty) {
    return new CatalogueEntry(
        new Details(
            name,
            Task.CLASSIFICATION,
            new Origin(source, licence),
            new Suited("mlp", difficulty),
            new Size(0, 0)),
        (seed, size) ->
            Csv.read(
                    resource(name),
                    name + ".csv",
                    TableOptions.defaults().withTask(Task.CLASSIFICATION).withHeader(true))
                .dataset(),
        null);
  }

  private static CatalogueEntry seriesFile(
      String name, Message source, Difficulty difficulty, int steps) {
    return new CatalogueEntry(
        new Details(
            name,
            Task.REGRESSION,
            new Origin(source, DATASETS),
            new Suited("lstm", difficulty),
            new Size(0, steps)),
        null,
        (seed, size) -> Csv.readSeries(resource(name), name + ".csv", Collections.emptyList()));
  }

  private static CatalogueEntry plane(
      String name,
      Message source,
      int size,
      Difficulty difficulty,
      CatalogueEntry.Maker<Dataset> maker) {
    return new CatalogueEntry(
        new Details(
            name,
            Task.CLASSIFICATION,
            new Origin(source, OURS),
            new Suited("mlp", difficulty),
            new Size(size, 0)),
        maker,
        null);
  }

  private static InputStream resource(String name) {
    InputStream in = Catalogue.class.getResourceAsStream(name + ".csv");
    if (in == null) {
      throw new IllegalStateException("the built-in file " + name + ".csv is not packed");
    }
    return in;
  }
}

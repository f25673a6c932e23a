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
 * The built-in data sets. The files were written by {@code tools/catalogue.py} from packages whose
 * licences let an app ship them; NOTICE.txt beside them has the terms.
 */
public final class Catalogue {
  private static final Message SCIKIT =
      Message.of("data.licence.scikit", "scikit-learn 1.5.2", "BSD 3-clause");
  private static final Message UCI =
      Message.of("data.licence.uci", "UCI Machine Learning Repository", "CC BY 4.0");
  private static final Message PUBLIC = Message.of("data.licence.public", "statsmodels 0.14.4");

  /** Sets of earlier versions, whose copies were under another licence. */
  private static final List<String> GONE = List.of("airline", "biopsy", "glass", "pima");

  private static final Message OURS = Message.of("data.licence.ours");

  private static final List<CatalogueEntry> ENTRIES = Collections.unmodifiableList(entries());

  private Catalogue() {}

  /** All entries: tables, series, then generated ones. */
  public static List<CatalogueEntry> list() {
    return ENTRIES;
  }

  /** Whether a set of this name was built in once and is no more. */
  public static boolean isGone(String name) {
    return GONE.contains(name);
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
    if (isGone(name)) {
      throw new InvalidInputException(Message.of("source.gone", name));
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
            SCIKIT,
            new Difficulty(0.3, 0.2),
            "91eb642c3adbc7bad8e99c930c11fa3a5cc8a07262c7a753b4e6ecf405f2e05e"),
        table(
            "breast-cancer",
            Message.plain(
                "W. N. Street, W. H. Wolberg and O. L. Mangasarian (1993), Nuclear feature extraction for"
                    + " breast tumor diagnosis, SPIE 1905, 861-870; UCI Repository, doi:10.24432/C5DW2B"),
            UCI,
            new Difficulty(0.5, 0.3),
            "518936fa92ca3d8a78c420aee22030c4e519ffcba3be15dd23e83f2fc22e20e5"),
        table(
            "wine",
            Message.plain(
                "M. Forina et al. (1986), Vitis 25, 189-201; S. Aeberhard (1991), UCI Repository,"
                    + " doi:10.24432/C5PC7J"),
            UCI,
            new Difficulty(0.5, 0.3),
            "9968aa4d64610b1a992113c160a43cc2ad2e92cbdd9be67a59c1770989aae497"),
        table(
            "diabetes",
            Message.plain(
                "B. Efron, T. Hastie, I. Johnstone and R. Tibshirani (2004), Least angle regression,"
                    + " Annals of Statistics 32(2), 407-499"),
            SCIKIT,
            new Difficulty(0.5, 0),
            "543fc8ab8ae6b1d44dc2385438b50f29ad35b21392fd4498a0a43e33b350b195"),
        table(
            "titanic",
            Message.plain(
                "British Board of Trade inquiry (1912; reprint 1990); R. J. MacG. Dawson (1995), Journal"
                    + " of Statistics Education 3(3)"),
            Message.of("data.licence.counts"),
            new Difficulty(0.1, 0.3),
            "959bc9a4786a189d463d0eeeb7c8c1224346f3f6148923043951dda9ca1998e7"),
        seriesFile(
            "sunspots",
            Message.plain(
                "NOAA National Geophysical Data Center, Boulder, from the observatories of Zurich and"
                    + " Brussels"),
            new Difficulty(1, 0.3),
            22,
            "74b8e3acb9886b68abe9c56f6081257d522e2cb2470f17dbf597b396f4ea1706"),
        seriesFile(
            "co2",
            Message.plain(
                "C. D. Keeling and T. P. Whorf (2004), Scripps Institution of Oceanography; Carbon"
                    + " Dioxide Information Analysis Center, Oak Ridge"),
            new Difficulty(0.5, 0.2),
            12,
            "527ce7d125e515eefc64b08357acb526fe3c398cf1b1d72eb09a9c899d09c49e"),
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
                new Origin(Message.of("data.source.none"), OURS, ""),
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
                    OURS,
                    ""),
                new Suited("lstm", Difficulty.NONE),
                new Size(5000, 0)),
            Generators::adding,
            null),
        new CatalogueEntry(
            new Details(
                "recall",
                Task.CLASSIFICATION,
                new Origin(Message.of("data.source.test"), OURS, ""),
                new Suited("lstm", Difficulty.NONE),
                new Size(1000, 0)),
            Generators::recall,
            null));
  }

  private static CatalogueEntry table(
      String name, Message source, Message licence, Difficulty difficulty, String sha256) {
    Task task = name.equals("diabetes") ? Task.REGRESSION : Task.CLASSIFICATION;
    return new CatalogueEntry(
        new Details(
            name,
            task,
            new Origin(source, licence, sha256),
            new Suited("mlp", difficulty),
            new Size(0, 0)),
        (seed, size) ->
            Csv.read(
                    resource(name),
                    name + ".csv",
                    TableOptions.defaults().withTask(task).withHeader(true))
                .dataset(),
        null);
  }

  private static CatalogueEntry seriesFile(
      String name, Message source, Difficulty difficulty, int steps, String sha256) {
    return new CatalogueEntry(
        new Details(
            name,
            Task.REGRESSION,
            new Origin(source, PUBLIC, sha256),
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
            new Origin(source, OURS, ""),
            new Suited("mlp", difficulty),
            new Size(size, 0)),
        maker,
        null);
  }

  /** The file of a built-in set. */
  static InputStream resource(String name) {
    InputStream in = Catalogue.class.getResourceAsStream(name + ".csv");
    if (in == null) {
      throw new IllegalStateException("the built-in file " + name + ".csv is not packed");
    }
    return in;
  }
}

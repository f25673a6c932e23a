package dev.hone.data.source;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.base.Range;
import dev.hone.base.Seed;
import dev.hone.data.table.Dataset;
import dev.hone.data.table.Series;
import dev.hone.data.table.Task;
import dev.hone.data.table.Windows;

/** One built-in data set: what it is, where it comes from, and how to get it. */
public final class CatalogueEntry {
  /** Makes the data; the size counts only for generated data. */
  interface Maker<T> {
    T make(Seed seed, int size);
  }

  private static final Range SIZE = Range.whole(10, 1_000_000);

  private final Details details;
  private final Maker<Dataset> dataset;
  private final Maker<Series> series;

  /** One of the two makers is null. */
  CatalogueEntry(Details details, Maker<Dataset> dataset, Maker<Series> series) {
    this.details = details;
    this.dataset = dataset;
    this.series = series;
  }

  /**
   * Where the data is from.
   *
   * @param source who observed or described the data, and where it was published
   * @param licence under what terms the data is here
   * @param sha256 of the file; empty for generated data
   */
  record Origin(Message source, Message licence, String sha256) {}

  /**
   * How large the data is.
   *
   * @param generated rows to generate when nobody asks for a number; 0 for a file
   * @param windowSteps for a series; 0 otherwise
   */
  record Size(int generated, int windowSteps) {}

  /**
   * What shows something on the data.
   *
   * @param model kind of model: {@code mlp} or {@code lstm}
   * @param difficulty at which settings regularisation makes a difference
   */
  record Suited(String model, Difficulty difficulty) {}

  /** What an entry says of itself. */
  record Details(String name, Task task, Origin origin, Suited suited, Size size) {}

  /** As given to {@link Catalogue#find}: lower case, with hyphens. */
  public String name() {
    return details.name();
  }

  public Message title() {
    return Message.of("data." + name() + ".title");
  }

  /** One sentence. */
  public Message description() {
    return Message.of("data." + name() + ".description");
  }

  public Task task() {
    return details.task();
  }

  /** Who observed or described the data, and where it was published. */
  public Message source() {
    return details.origin().source();
  }

  /** Under what terms the data is here. */
  public Message licence() {
    return details.origin().licence();
  }

  /** SHA-256 of the file that is packed, in hexadecimal; empty for generated data. */
  public String sha256() {
    return details.origin().sha256();
  }

  /** The kind of model that suits it: {@code mlp} or {@code lstm}. */
  public String model() {
    return details.suited().model();
  }

  /** At which settings regularisation makes a difference. */
  public Difficulty difficulty() {
    return details.suited().difficulty();
  }

  /** Whether the rows are drawn from the seed instead of read from a file. */
  public boolean generated() {
    return details.size().generated() > 0;
  }

  /** Whether the rows are windows of one series, in the order of time. */
  public boolean series() {
    return series != null;
  }

  /** Steps of the windows into which a series is cut by default; 0 when it is none. */
  public int windowSteps() {
    return details.size().windowSteps();
  }

  /** The data; a series is cut into windows of {@link #windowSteps} to predict the next value. */
  public Dataset load(Seed seed) {
    return make(seed, details.size().generated());
  }

  /**
   * Generated data of another size: rows, or values of a series.
   *
   * @throws InvalidInputException if the entry is not generated, or the size is outside 10 to
   *     1,000,000
   */
  public Dataset load(Seed seed, int size) {
    if (!generated()) {
      throw new InvalidInputException(Message.of("source.fixed-size", name()));
    }
    SIZE.check(Message.of("source.generating", name()), Message.of("source.size"), size);
    return make(seed, size);
  }

  /**
   * The whole series, before it is cut into windows.
   *
   * @throws InvalidInputException if the entry is no series
   */
  public Series loadSeries(Seed seed) {
    if (series == null) {
      throw new InvalidInputException(Message.of("source.no-series", name()));
    }
    return series.make(seed, details.size().generated());
  }

  private Dataset make(Seed seed, int size) {
    if (series == null) {
      return dataset.make(seed, size);
    }
    Series whole = series.make(seed, size);
    return Windows.of(whole, windowSteps(), 1, whole.names().get(0));
  }
}

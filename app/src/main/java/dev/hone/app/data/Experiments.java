package dev.hone.app.data;

import android.util.Log;
import androidx.annotation.Nullable;
import androidx.lifecycle.LiveData;
import dev.hone.base.Hash;
import dev.hone.base.InvalidInputException;
import dev.hone.base.JsonFields;
import dev.hone.base.Language;
import dev.hone.base.Message;
import dev.hone.base.Range;
import dev.hone.compare.Comparison;
import dev.hone.data.source.Catalogue;
import dev.hone.report.Headline;
import dev.hone.report.ResultFile;
import dev.hone.spec.ExperimentSpec;
import dev.hone.trained.TrainedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Experiments, their runs and results. Methods that do not return LiveData block. */
public final class Experiments {
  /** At most so many points has a curve on a screen; more could not be told apart. */
  private static final int CURVE_POINTS = 500;

  private static final String TAG = "Experiments";
  private static final int MAX_NAME = 80;

  private final HoneDatabase database;
  private final AppFiles files;
  private final Datasets datasets;

  public Experiments(HoneDatabase database, AppFiles files, Datasets datasets) {
    this.database = database;
    this.files = files;
    this.datasets = datasets;
  }

  /** Newest first, at most so many, those with the text in their name. */
  public LiveData<List<ExperimentEntity>> observe(String text, int limit) {
    return dao().observe(text.replace("%", "").replace("_", ""), limit);
  }

  public LiveData<ExperimentEntity> observe(long id) {
    return dao().observe(id);
  }

  public LiveData<List<ArmProgress>> observeProgress(long id) {
    return database.runs().observeProgress(id);
  }

  /** Mean curves of the arms, thinned for a screen. */
  public LiveData<List<CurvePoint>> observeCurves(long id, int epochs) {
    return database.runs().observeCurves(id, stride(epochs));
  }

  public List<CurvePoint> curves(long id, int epochs) {
    return database.runs().curves(id, stride(epochs));
  }

  private static int stride(int epochs) {
    return Thinning.powerOfTwo(epochs, CURVE_POINTS - 1); // and the first
  }

  /**
   * By arm, the test metric of its finished runs from the first repeat on, up to the first that is
   * not finished; NaN where one diverged.
   */
  public List<double[]> finishedMetrics(long id) {
    List<List<Double>> all = new ArrayList<>();
    for (RunEntity run : database.runs().ofExperiment(id)) {
      while (all.size() <= run.arm) {
        all.add(new ArrayList<>());
      }
      List<Double> arm = all.get(run.arm);
      if (run.finished && run.repeat == arm.size()) {
        arm.add(run.testMetric == null ? Double.NaN : run.testMetric);
      }
    }
    return all.stream()
        .map(arm -> arm.stream().mapToDouble(value -> value).toArray())
        .collect(Collectors.toList());
  }

  public ExperimentEntity find(long id) {
    return dao().find(id);
  }

  /**
   * Keeps a new experiment, at the end of the queue.
   *
   * @param dataset an imported data set, or null for the catalogue
   * @param spec its source is a name of the catalogue or the data set's file name
   * @throws InvalidInputException if the name is empty or too long, or the data set is gone
   */
  public long create(String name, @Nullable DatasetEntity dataset, ExperimentSpec spec, long now) {
    ExperimentEntity experiment = new ExperimentEntity();
    experiment.name = checkedName(name);
    experiment.datasetId = dataset == null ? null : dataset.id;
    experiment.spec = spec.toJson().toString();
    experiment.totalRuns = spec.runs();
    experiment.createdAt = now;
    return database.runInTransaction(
        () -> {
          if (dataset != null && datasets.find(dataset.id) == null) {
            throw new InvalidInputException(Message.of("phone.data-gone", dataset.name));
          }
          experiment.queuePosition = dao().endOfQueue();
          return dao().insert(experiment);
        });
  }

  /** The spec as the command line reads it: an imported file by its name. */
  public static ExperimentSpec spec(ExperimentEntity experiment) {
    return ExperimentSpec.parse(experiment.name, experiment.spec);
  }

  /**
   * The spec with the file where it lies on this phone.
   *
   * @throws InvalidInputException if the file is gone or was changed
   */
  public ExperimentSpec localSpec(ExperimentEntity experiment) throws IOException {
    ExperimentSpec spec = spec(experiment);
    if (experiment.datasetId == null) {
      return spec;
    }
    DatasetEntity dataset = datasets.find(experiment.datasetId);
    Path file = files.data(dataset);
    if (!Files.exists(file)) {
      throw new InvalidInputException(Message.of("phone.data-gone.new", dataset.name));
    }
    if (!Hash.sha256Hex(file).equals(dataset.sha256)) {
      throw new InvalidInputException(Message.of("phone.data-damaged", dataset.name));
    }
    return spec.withData(spec.data().withSource(file.toString()));
  }

  public void rename(long id, String name) {
    dao().rename(id, checkedName(name));
  }

  /**
   * The same settings as a new experiment at the end of the queue.
   *
   * @param name is cut where it is too long
   * @throws InvalidInputException if the experiment or its data are gone
   */
  public long duplicate(long id, String name, long now) {
    ExperimentEntity from = dao().find(id);
    if (from == null) {
      throw new InvalidInputException(Message.of("phone.experiment-gone"));
    }
    ExperimentSpec spec = spec(from);
    DatasetEntity dataset = from.datasetId == null ? null : datasets.find(from.datasetId);
    if (from.datasetId != null && (dataset == null || !Files.exists(files.data(dataset)))) {
      throw new InvalidInputException(Message.of("phone.data-gone", spec.data().source()));
    }
    return create(shortened(name), dataset, spec, now);
  }

  /** Hides an experiment; {@link #undoDelete} brings it back, {@link #purge} removes it. */
  public void delete(long id, long now) {
    dao().markDeleted(id, now);
  }

  /** Brings back what was deleted; true if it is still to be trained. */
  public boolean undoDelete(long id) {
    dao().markDeleted(id, null);
    ExperimentState state = dao().state(id);
    return state != null && state.active();
  }

  /**
   * Removes for good what was deleted, with its files, and imported files that were never used.
   *
   * @param now milliseconds since 1970
   */
  public void purge(long now) throws IOException {
    for (ExperimentEntity deleted : dao().deleted()) {
      files.deleteExperiment(deleted.id);
      dao().deleteForGood(deleted.id);
    }
    datasets.removeUnused(now);
  }

  /** Has what a version before kept as finished say its outcome. Blocks. */
  public void tellOutcomes() {
    for (long id : dao().withoutOutcome()) {
      try {
        dao().finish(id, Headline.first(summary(id)));
      } catch (IOException | InvalidInputException e) {
        Log.w(TAG, "the result of experiment " + id + " cannot be read; it says so when opened", e);
      }
    }
  }

  /** Where it stands; null when it was deleted. */
  @Nullable
  public ExperimentState state(long id) {
    return dao().state(id);
  }

  /** Stores the result: files first, then the database says that they are there. */
  public void finish(ExperimentEntity experiment, Comparison comparison) throws IOException {
    Comparison portable = comparison.withSpec(spec(experiment));
    Texts.write(files.comparison(experiment.id), ResultFile.toJson(portable).toString());
    Texts.write(
        files.summary(experiment.id), ResultFile.toJson(portable.withoutHistory()).toString());
    dao().finish(experiment.id, Headline.first(portable));
  }

  /**
   * The result without histories.
   *
   * @throws InvalidInputException if the file is missing or damaged; the experiment can be resumed,
   *     which makes it again from the finished runs
   */
  public Comparison summary(long id) throws IOException {
    return read(id, files.summary(id));
  }

  /** As {@link #summary}, but null where it is missing or damaged, and nothing is put down. */
  @Nullable
  public Comparison peek(long id) {
    try {
      Path file = files.summary(id);
      return Files.exists(file)
          ? ResultFile.fromJson(JsonFields.parse("the result", Texts.read(file)))
          : null;
    } catch (IOException | InvalidInputException e) {
      Log.i(TAG, "the summary of experiment " + id + " cannot be read; opened, it says so", e);
      return null;
    }
  }

  /**
   * When the last of its runs ended, in milliseconds since 1970, by the time of its file; 0 where
   * there is none. (The result's own file is younger where a lost result was made again.)
   */
  public long ended(long id) {
    return RunFiles.lastWritten(files.experiment(id));
  }

  /** The whole result; as {@link #summary}. */
  public Comparison comparison(long id) throws IOException {
    return read(id, files.comparison(id));
  }

  private Comparison read(long id, Path file) throws IOException {
    if (!Files.exists(file)) {
      throw lost(id, "phone.result-gone");
    }
    try {
      return ResultFile.fromJson(JsonFields.parse("the result", Texts.read(file)));
    } catch (InvalidInputException e) {
      throw lost(id, "phone.result-damaged");
    }
  }

  /** Puts down that an experiment is no longer whole, which {@code Training.resume} mends. */
  private InvalidInputException lost(long id, String key) {
    Message what = Message.of(key);
    dao().lose(id, what);
    return new InvalidInputException(what);
  }

  /** Keeps a trained model: the file, then the row that names it. */
  public void keepModel(long id, int arm, TrainedModel model) throws IOException {
    ModelFileEntity entity = new ModelFileEntity();
    entity.experimentId = id;
    entity.arm = arm;
    entity.file = "model-" + arm + ".safetensors";
    Path file = files.model(entity);
    Files.createDirectories(file.getParent());
    model.write(file);
    entity.sha256 = Hash.sha256Hex(file);
    entity.bytes = Files.size(file);
    database.runs().putModel(entity);
  }

  public List<ModelFileEntity> models(long id) {
    return database.runs().models(id);
  }

  /**
   * A trained model.
   *
   * @throws InvalidInputException if it was not kept (the run diverged), or its file is missing or
   *     damaged
   */
  public TrainedModel model(long id, int arm) throws IOException {
    ModelFileEntity entity = database.runs().model(id, arm);
    if (entity == null) {
      throw new InvalidInputException(Message.of("phone.model-none"));
    }
    Path file = files.model(entity);
    if (!Files.exists(file)) {
      throw lost(id, "phone.model-gone");
    }
    if (!Hash.sha256Hex(file).equals(entity.sha256)) {
      throw lost(id, "phone.model-damaged");
    }
    return TrainedModel.read(file);
  }

  /** A name from the catalogue, for experiments on built-in data. */
  public static String title(ExperimentSpec spec, Language language) {
    String source = spec.data().source();
    return Catalogue.has(source) ? Catalogue.find(source).title().in(language) : source;
  }

  /** As much of a name as there is room for. */
  private static String shortened(String name) {
    String plain = name.trim();
    if (plain.length() <= MAX_NAME) {
      return plain;
    }
    boolean halved = Character.isHighSurrogate(plain.charAt(MAX_NAME - 2));
    return plain.substring(0, MAX_NAME - (halved ? 2 : 1)) + "…";
  }

  private static String checkedName(String name) {
    String plain = name.trim();
    if (plain.isEmpty() || plain.length() > MAX_NAME) {
      throw InvalidInputException.value(
          Message.of("phone.name"), plain.length(), Range.whole(1, MAX_NAME));
    }
    return plain;
  }

  private ExperimentDao dao() {
    return database.experiments();
  }
}

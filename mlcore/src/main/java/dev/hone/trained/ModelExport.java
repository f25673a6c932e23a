package dev.hone.trained;

import dev.hone.base.Message;
import dev.hone.base.Range;
import dev.hone.base.Seed;
import dev.hone.base.Version;
import dev.hone.data.table.ColumnReading;
import dev.hone.data.table.ColumnRole;
import dev.hone.data.table.Conversion;
import dev.hone.data.table.DatePart;
import dev.hone.data.table.Schema;
import dev.hone.data.table.Task;
import dev.hone.data.text.DateOrder;
import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import dev.hone.graph.Step;
import dev.hone.graph.StepBuilder;
import dev.hone.graph.TensorType;
import dev.hone.graph.Variable;
import dev.hone.op.Ops;
import dev.hone.regularizers.Regularization;
import dev.hone.spec.ExperimentSpec;
import dev.hone.tflite.file.FileInfo;
import dev.hone.tflite.file.TfLiteFile;
import dev.hone.tflite.write.TfLiteWriter;
import dev.hone.train.Examples;
import dev.hone.train.TrainingOptions;
import dev.hone.train.TrainingSteps;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A trained model as TensorFlow Lite files. Features go in as {@link TrainedModel#preprocessor}
 * gives them; each file's metadata say what to take off and divide by.
 */
public final class ModelExport {
  /** Signature of inference. */
  public static final String INFER = "infer";

  /** Output of {@link #INFER} for classification: the softmax of the output, or the sigmoid. */
  public static final String PROBABILITIES = "probabilities";

  private final TrainedModel model;
  private final String name;
  private final String author;
  private final String licence;

  /**
   * @param name of the model, for people
   * @param author may be empty
   * @param licence may be empty
   */
  public ModelExport(TrainedModel model, String name, String author, String licence) {
    this.model = model;
    this.name = name;
    this.author = author;
    this.licence = licence;
  }

  /**
   * Inference on batches of one size, for CPU, XNNPACK and the GPU delegate.
   *
   * <ul>
   *   <li>signature {@link #INFER}
   *   <li>input {@code features} [batch, rowShape...]
   *   <li>output {@code output}: logits, or the standardised value, [batch, ...]; for
   *       classification also {@link #PROBABILITIES}
   * </ul>
   */
  public TfLiteFile inference(int batch) {
    return TfLiteWriter.inference(
        inferStep(checked(batch)), model.weights(), info("inference, batches of " + batch));
  }

  /**
   * Training with the weights inside the runtime, for the CPU: signatures {@code train} (inputs
   * {@code features}, {@code targets}, {@code learningRate} [1], masks and noise; outputs {@code
   * output}, {@code loss}, {@code gradientNorm}, {@code penalty}), {@link #INFER} as above, {@code
   * get_weights} and {@code set_weights}. The optimiser starts afresh.
   */
  public TfLiteFile training(int batch) {
    TrainingSteps steps = steps(checked(batch));
    Map<String, float[]> variables = new LinkedHashMap<>();
    for (Variable variable : steps.variables()) {
      variables.put(variable.name(), variable.initial().values(variable.shape(), new Seed(0)));
    }
    variables.putAll(model.weights());
    return TfLiteWriter.training(
        List.of(trainStep(steps), inferStep(batch)),
        variables,
        info("training, batches of " + batch));
  }

  /**
   * One training step whose weights and optimiser state go in and out, for the GPU delegate: the
   * signature {@code train} of {@link #training}, with every variable as an input and, if the step
   * changes it, as an output. All float32 tensors have rank 4, with ones put before.
   */
  public TfLiteFile statelessTraining(int batch) {
    return TfLiteWriter.stateless(
        trainStep(steps(checked(batch))),
        info("one training step without state, batches of " + batch));
  }

  private static int checked(int batch) {
    Range.whole(1).check(Message.of("trained.export"), Message.of("trained.batch"), batch);
    return batch;
  }

  private static Step trainStep(TrainingSteps steps) {
    return steps.steps().get(0);
  }

  private TrainingSteps steps(int batch) {
    ExperimentSpec spec = model.spec();
    Regularization regularization = spec.baseline().regularization();
    TrainingOptions options = Recipe.options(spec.training(), regularization);
    return new TrainingSteps(
        model.network(),
        model.loss(),
        new TrainingOptions(
            options.epochs(),
            batch,
            options.learningRate(),
            options.schedule(),
            options.rule(),
            regularization),
        Examples.rowShape(model.preprocessor()),
        batch,
        batch);
  }

  private Step inferStep(int batch) {
    Shape row = Examples.rowShape(model.preprocessor());
    int[] dims = new int[row.rank() + 1];
    dims[0] = batch;
    System.arraycopy(row.dims(), 0, dims, 1, row.rank());
    StepBuilder builder = new StepBuilder(false);
    Node features =
        builder.graph().input(TrainingSteps.FEATURES, TensorType.float32(Shape.of(dims)));
    Node output = model.network().apply(features, builder);
    builder.output(TrainingSteps.OUTPUT, output);
    if (model.schema().task() == Task.CLASSIFICATION) {
      boolean oneLogit = hasOneLogit();
      builder.output(PROBABILITIES, oneLogit ? Ops.sigmoid(output) : Ops.softmax(output));
    }
    return builder.build(INFER);
  }

  /** Of two classes, the second one's. */
  private boolean hasOneLogit() {
    return model.loss().outputs(model.schema().classNames().size()) == 1;
  }

  /** What Hone does when it reads rows, and the file does not: whoever feeds it has to. */
  private String leftToTheCaller() {
    List<String> left = new ArrayList<>();
    for (ColumnReading column : model.reading().in(ColumnRole.FEATURE)) {
      Conversion how = column.conversion();
      if (how.dates() == DateOrder.TIME) {
        left.add(column.name() + " is the time as a part of the day");
      } else if (how.dates() != null) {
        left.add(column.features().get(0).name() + " counts from " + DatePart.shown(how.origin()));
      } else if (!how.numbers().unit().isEmpty()) {
        left.add(column.name() + " is the number without its unit " + how.numbers().unit());
      }
      if (column.missing() > 0 && column.isNumeric()) {
        left.add("a missing " + column.name() + " is the mean, so 0 when standardised");
      }
    }
    return left.isEmpty() ? "" : ". Not done by this file: " + String.join("; ", left);
  }

  private FileInfo info(String form) {
    Schema schema = model.schema();
    Map<String, FileInfo.Meaning> tensors = new LinkedHashMap<>();
    List<String> features = model.preprocessor().featureNames();
    tensors.put(
        TrainingSteps.FEATURES,
        new FileInfo.Meaning(
            "Standardised features, in this order along the last axis: "
                + String.join(", ", features)
                + leftToTheCaller(),
            model.preprocessor().shifts(),
            model.preprocessor().divisors(),
            features));
    List<String> classes = new ArrayList<>(schema.classNames());
    boolean classification = schema.task() == Task.CLASSIFICATION;
    boolean oneLogit = classification && hasOneLogit();
    String target = schema.targetName();
    tensors.put(
        TrainingSteps.TARGETS,
        FileInfo.Meaning.of(
            (classification ? "Class number of " : "Standardised value of ") + target));
    tensors.put(
        TrainingSteps.OUTPUT,
        FileInfo.Meaning.of((classification ? "Logits of " : "Standardised value of ") + target));
    tensors.put(
        PROBABILITIES,
        new FileInfo.Meaning(
            oneLogit
                ? "Probability that " + target + " is " + classes.get(1)
                : "Probabilities of " + target,
            List.of(),
            List.of(),
            oneLogit ? List.of() : classes));
    tensors.put(TrainingSteps.LEARNING_RATE, FileInfo.Meaning.of("Learning rate of this step"));
    String description =
        String.format(
            "%s %s on %s: %s",
            model.spec().model().family().card().key(),
            model.spec().model().hidden(),
            schema.name(),
            form);
    return new FileInfo(name, description, "Hone " + Version.HONE, author, licence, tensors);
  }
}

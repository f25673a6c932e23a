package dev.hone.benchmarks;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * TensorFlow Java in graph mode: gradients by {@code addGradients}, updates by raw ApplyAdam and
 * ApplyMomentum, the LSTM unrolled. Batches are tensors before the clock starts.
 */
final class TensorFlowContender implements Contender {
  private final Workload workload;
  private final Graph graph = new Graph();
  private final Ops tf = Ops.create(graph);
  private final Session session;
  private final List<TFloat32> features = new ArrayList<>();
  private final List<Tensor> targets = new ArrayList<>();
  private final Placeholder<TFloat32> x;
  private final Placeholder<?> y;
  private final Operand<TFloat32> loss;
  private final List<Variable<TFloat32>> variables = new ArrayList<>();
  private final List<Boolean> penalised = new ArrayList<>();
  private final List<Op> initial = new ArrayList<>();
  private final List<Op> updates = new ArrayList<>();

  TensorFlowContender(Workload workload, int threads) {
    this.workload = workload;
    int batch = workload.batch();
    Shape row =
        workload.recurrent()
            ? Shape.of(batch, workload.steps(), workload.features())
            : Shape.of(batch, workload.features());
    for (Workload.Batch each : workload.batches()) {
      features.add(TFloat32.tensorOf(row, DataBuffers.of(each.features(), false, false)));
      targets.add(
          workload.classifies()
              ? TInt32.vectorOf(each.labels())
              : TFloat32.tensorOf(
                  Shape.of(batch, 1), DataBuffers.of(each.targets(), false, false)));
    }
    x = tf.placeholder(TFloat32.class, Placeholder.shape(row));
    Iterator<float[]> weights = HoneModel.weights(workload).values().iterator();
    Operand<TFloat32> out = workload.recurrent() ? lstm(weights) : x;
    int width = workload.recurrent() ? workload.units() : workload.features();
    List<Integer> widths = new ArrayList<>(workload.recurrent() ? List.of() : workload.hidden());
    widths.add(workload.outputs());
    for (int i = 0; i < widths.size(); i++) {
      Variable<TFloat32> kernel = variable(weights.next(), true, width, widths.get(i));
      Variable<TFloat32> bias = variable(weights.next(), false, widths.get(i));
      out = tf.nn.biasAdd(tf.linalg.matMul(out, kernel), bias);
      width = widths.get(i);
      if (i + 1 < widths.size()) {
        out = dropout(tf.nn.relu(out), batch, width);
      }
    }
    if (workload.classifies()) {
      Placeholder<TInt32> labels = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(batch)));
      y = labels;
      Operand<TFloat32> oneHot =
          tf.oneHot(labels, tf.constant(workload.outputs()), tf.constant(1f), tf.constant(0f));
      loss =
          tf.math.mean(
              tf.nn.softmaxCrossEntropyWithLogits(out, oneHot).loss(), tf.constant(new int[] {0}));
    } else {
      Placeholder<TFloat32> values =
          tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(batch, 1)));
      y = values;
      loss = tf.math.mean(tf.math.square(tf.math.sub(out, values)), tf.constant(new int[] {0, 1}));
    }
    update();
    ConfigProto config =
        ConfigProto.newBuilder()
            .setIntraOpParallelismThreads(threads)
            .setInterOpParallelismThreads(threads)
            .build();
    session = new Session(graph, config);
    Session.Runner runner = session.runner();
    initial.forEach(runner::addTarget);
    runner.run().close();
  }

  private Variable<TFloat32> variable(float[] values, boolean kernel, long... dims) {
    Variable<TFloat32> variable = tf.variable(Shape.of(dims), TFloat32.class);
    initial.add(
        tf.assign(variable, tf.constant(Shape.of(dims), DataBuffers.of(values, true, false))));
    variables.add(variable);
    penalised.add(kernel);
    return variable;
  }

  private Variable<TFloat32> slot(Variable<TFloat32> parameter) {
    Variable<TFloat32> slot = tf.variable(parameter.shape(), TFloat32.class);
    float[] zeros = new float[(int) parameter.shape().size()];
    initial.add(
        tf.assign(slot, tf.constant(parameter.shape(), DataBuffers.of(zeros, true, false))));
    return slot;
  }

  private Operand<TFloat32> dropout(Operand<TFloat32> in, int batch, int width) {
    if (workload.dropout() == 0) {
      return in;
    }
    Operand<TFloat32> uniform =
        tf.random.randomUniform(tf.constant(new int[] {batch, width}), TFloat32.class);
    Operand<TFloat32> mask =
        tf.dtypes.cast(
            tf.math.greaterEqual(uniform, tf.constant((float) workload.dropout())), TFloat32.class);
    return tf.math.mul(in, tf.math.mul(mask, tf.constant((float) (1 / (1 - workload.dropout())))));
  }

  private Operand<TFloat32> lstm(Iterator<float[]> weights) {
    int units = workload.units();
    int batch = workload.batch();
    float[] first = weights.next();
    float[] second = weights.next();
    float[] third = weights.next();
    Variable<TFloat32> kernel = variable(first, true, workload.features(), 4L * units);
    Variable<TFloat32> bias =
        variable(second.length == 4 * units ? second : third, false, 4L * units);
    Variable<TFloat32> recurrent =
        variable(second.length == 4 * units ? third : second, true, units, 4L * units);
    Operand<TFloat32> rows =
        tf.reshape(
            tf.linalg.transpose(x, tf.constant(new int[] {1, 0, 2})),
            tf.constant(new int[] {workload.steps() * batch, workload.features()}));
    Operand<TFloat32> projected = tf.nn.biasAdd(tf.linalg.matMul(rows, kernel), bias);
    Operand<TFloat32> hidden = null;
    Operand<TFloat32> memory = null;
    for (int t = 0; t < workload.steps(); t++) {
      Operand<TFloat32> all =
          tf.slice(
              projected,
              tf.constant(new int[] {t * batch, 0}),
              tf.constant(new int[] {batch, 4 * units}));
      if (hidden != null) {
        all = tf.math.add(all, tf.linalg.matMul(hidden, recurrent, new MatMul.Options[0]));
      }
      List<org.tensorflow.Output<TFloat32>> gates = tf.split(tf.constant(1), all, 4L).output();
      Operand<TFloat32> written =
          tf.math.mul(tf.math.sigmoid(gates.get(0)), tf.math.tanh(gates.get(3)));
      memory =
          memory == null
              ? written
              : tf.math.add(tf.math.mul(tf.math.sigmoid(gates.get(1)), memory), written);
      hidden = tf.math.mul(tf.math.sigmoid(gates.get(2)), tf.math.tanh(memory));
    }
    return hidden;
  }

  private void update() {
    List<Operand<TFloat32>> gradients = new ArrayList<>();
    for (Operand<?> gradient : tf.gradients(loss, variables)) {
      gradients.add(gradient.asOutput().expect(TFloat32.class));
    }
    for (int i = 0; i < gradients.size(); i++) {
      if (workload.l2() > 0 && penalised.get(i)) {
        gradients.set(
            i,
            tf.math.add(
                gradients.get(i),
                tf.math.mul(variables.get(i), tf.constant((float) workload.l2()))));
      }
    }
    if (workload.clipNorm() > 0) {
      List<Operand<TFloat32>> squares = new ArrayList<>();
      gradients.forEach(gradient -> squares.add(tf.nn.l2Loss(gradient)));
      Operand<TFloat32> norm = tf.math.sqrt(tf.math.mul(tf.math.addN(squares), tf.constant(2f)));
      Operand<TFloat32> limit = tf.constant((float) workload.clipNorm());
      Operand<TFloat32> scale = tf.math.div(limit, tf.math.maximum(norm, limit));
      gradients.replaceAll(gradient -> tf.math.mul(gradient, scale));
    }
    // An update in place must not come before the last gradient that reads the variable.
    List<Op> known = new ArrayList<>(gradients);
    Ops last = tf.withControlDependencies(known);
    Operand<TFloat32> rate = tf.constant((float) workload.learningRate());
    if (!workload.adam()) {
      for (int i = 0; i < gradients.size(); i++) {
        Variable<TFloat32> variable = variables.get(i);
        updates.add(
            last.train.applyMomentum(
                variable, slot(variable), rate, gradients.get(i), tf.constant(0.9f)));
      }
      return;
    }
    Variable<TFloat32> power1 = tf.variable(Shape.scalar(), TFloat32.class);
    Variable<TFloat32> power2 = tf.variable(Shape.scalar(), TFloat32.class);
    initial.add(tf.assign(power1, tf.constant(0.9f)));
    initial.add(tf.assign(power2, tf.constant(0.999f)));
    for (int i = 0; i < gradients.size(); i++) {
      Variable<TFloat32> variable = variables.get(i);
      updates.add(
          last.train.applyAdam(
              variable,
              slot(variable),
              slot(variable),
              power1,
              power2,
              rate,
              tf.constant(0.9f),
              tf.constant(0.999f),
              tf.constant(1e-8f),
              gradients.get(i)));
    }
    Ops after = tf.withControlDependencies(updates);
    updates.add(after.assign(power1, after.math.mul(power1, after.constant(0.9f))));
    updates.add(after.assign(power2, after.math.mul(power2, after.constant(0.999f))));
  }

  @Override
  public double step(int batch) {
    int index = batch % features.size();
    Session.Runner runner =
        session.runner().feed(x, features.get(index)).feed(y, targets.get(index)).fetch(loss);
    updates.forEach(runner::addTarget);
    try (Result result = runner.run()) {
      return ((TFloat32) result.get(0)).getFloat();
    }
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}

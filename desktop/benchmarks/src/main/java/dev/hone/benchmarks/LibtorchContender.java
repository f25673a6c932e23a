package dev.hone.benchmarks;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.OptimizerParamGroup;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * libtorch with its own autograd, {@code torch.lstm} and C++ optimisers. Batches are tensors before
 * the clock starts. PyTorch's LSTM has two biases; the second stays zero here, so that the model is
 * Hone's.
 */
final class LibtorchContender implements Contender {
  private final Workload workload;
  private final PointerScope scope = new PointerScope();
  private final List<Tensor> features = new ArrayList<>();
  private final List<Tensor> targets = new ArrayList<>();
  private final List<Tensor> kernels = new ArrayList<>();
  private final List<Tensor> biases = new ArrayList<>();
  private final TensorVector trained = new TensorVector();
  private final Optimizer optimizer;
  private TensorVector lstm;
  private TensorVector zeroState;

  LibtorchContender(Workload workload, int threads) {
    this.workload = workload;
    torch.set_num_threads(threads);
    for (Workload.Batch batch : workload.batches()) {
      features.add(
          workload.recurrent()
              ? floats(batch.features(), workload.batch(), workload.steps(), workload.features())
              : floats(batch.features(), workload.batch(), workload.features()));
      targets.add(
          workload.classifies()
              ? longs(batch.labels())
              : floats(batch.targets(), batch.targets().length, 1));
    }
    Iterator<float[]> weights = HoneModel.weights(workload).values().iterator();
    int width = workload.features();
    if (workload.recurrent()) {
      width = lstm(weights);
    }
    List<Integer> widths = new ArrayList<>(workload.recurrent() ? List.of() : workload.hidden());
    widths.add(workload.outputs());
    for (int out : widths) {
      kernels.add(parameter(transposed(weights.next(), width, out), out, width));
      biases.add(parameter(weights.next(), out));
      width = out;
    }
    optimizer = optimizer();
  }

  /** Hone's gates are input, forget, output, candidate; PyTorch's input, forget, cell, output. */
  private int lstm(Iterator<float[]> weights) {
    int units = workload.units();
    int in = workload.features();
    float[] kernel = weights.next();
    float[] second = weights.next();
    float[] third = weights.next();
    float[] bias = second.length == 4 * units ? second : third;
    float[] recurrent = second.length == 4 * units ? third : second;
    lstm =
        new TensorVector(
            parameter(gates(transposed(kernel, in, 4 * units), in), 4L * units, in),
            parameter(gates(transposed(recurrent, units, 4 * units), units), 4L * units, units),
            parameter(gates(bias, 1), 4L * units),
            floats(new float[4 * units], 4L * units));
    zeroState =
        new TensorVector(
            floats(new float[workload.batch() * units], 1, workload.batch(), units),
            floats(new float[workload.batch() * units], 1, workload.batch(), units));
    return units;
  }

  private float[] gates(float[] rows, int width) {
    int gate = workload.units() * width;
    float[] moved = rows.clone();
    System.arraycopy(rows, 2 * gate, moved, 3 * gate, gate);
    System.arraycopy(rows, 3 * gate, moved, 2 * gate, gate);
    return moved;
  }

  private static float[] transposed(float[] matrix, int rows, int columns) {
    float[] result = new float[matrix.length];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        result[j * rows + i] = matrix[i * columns + j];
      }
    }
    return result;
  }

  private static Tensor floats(float[] values, long... shape) {
    try (FloatPointer memory = new FloatPointer(values)) {
      return torch.from_blob(memory, shape).clone();
    }
  }

  private static Tensor longs(int[] values) {
    long[] wide = new long[values.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = values[i];
    }
    try (LongPointer memory = new LongPointer(wide)) {
      return torch
          .from_blob(memory, new long[] {wide.length}, new TensorOptions(torch.ScalarType.Long))
          .clone();
    }
  }

  private Tensor parameter(float[] values, long... shape) {
    Tensor tensor = floats(values, shape).set_requires_grad(true);
    trained.push_back(tensor);
    return tensor;
  }

  /**
   * Weight decay in PyTorch's optimisers is the gradient of ½·l2·Σw²; biases are a group without.
   */
  private Optimizer optimizer() {
    if (!workload.adam()) {
      SGDOptions options = new SGDOptions(workload.learningRate());
      options.momentum().put(0.9);
      return new SGD(trained, options);
    }
    if (workload.l2() == 0) {
      return new Adam(trained, new AdamOptions(workload.learningRate()));
    }
    AdamOptions decayed = new AdamOptions(workload.learningRate());
    try (DoublePointer decay = decayed.weight_decay()) {
      decay.put(workload.l2());
    }
    Adam adam = new Adam(new TensorVector(kernels.toArray(new Tensor[0])), decayed);
    adam.add_param_group(
        new OptimizerParamGroup(
            new TensorVector(biases.toArray(new Tensor[0])),
            new AdamOptions(workload.learningRate())));
    return adam;
  }

  @Override
  public double step(int batch) {
    int index = batch % features.size();
    PointerScope temporaries = new PointerScope();
    try {
      optimizer.zero_grad();
      Tensor y = features.get(index);
      if (workload.recurrent()) {
        Tensor all = torch.lstm(y, zeroState, lstm, true, 1, 0, true, false, true).get0();
        y = all.select(1, workload.steps() - 1);
      }
      for (int i = 0; i < kernels.size(); i++) {
        y = torch.linear(y, kernels.get(i), new TensorOptional(biases.get(i)));
        if (i + 1 < kernels.size()) {
          y = torch.relu(y);
          y = workload.dropout() > 0 ? torch.dropout(y, workload.dropout(), true) : y;
        }
      }
      Tensor target = targets.get(index);
      Tensor loss =
          workload.classifies() ? torch.cross_entropy_loss(y, target) : torch.mse_loss(y, target);
      loss.backward();
      if (workload.clipNorm() > 0) {
        torch.clip_grad_norm_(trained, workload.clipNorm());
      }
      optimizer.step();
      return loss.item_float();
    } finally {
      temporaries.close();
    }
  }

  @Override
  public void close() {
    scope.close();
  }
}

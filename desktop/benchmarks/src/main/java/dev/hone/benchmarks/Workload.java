package dev.hone.benchmarks;

import java.util.List;
import java.util.Random;

/**
 * A model and its training step, the same for every contender. Knows nothing of Hone's engine, so
 * that a peer with conflicting libraries can use it alone.
 *
 * @param name {@code W1} … {@code W5}
 * @param features of a row, or of one step of a sequence
 * @param steps of a sequence; 0 for an MLP
 * @param hidden ReLU layers of an MLP, or the units of the one LSTM layer
 * @param outputs classes, or 1 for regression by mean squared error
 * @param adam Adam (β₁ 0.9, β₂ 0.999, ε 1e-8), else momentum 0.9
 * @param l2 penalty ½·l2·Σw² on kernels, without biases
 * @param dropout after each hidden layer of an MLP
 * @param clipNorm global gradient norm, 0 for none
 */
public record Workload(
    String name,
    int features,
    int steps,
    List<Integer> hidden,
    int outputs,
    int batch,
    boolean adam,
    double learningRate,
    double l2,
    double dropout,
    double clipNorm) {
  /** W1 to W5. */
  public static final List<Workload> ALL =
      List.of(
          new Workload("W1", 4, 0, List.of(16, 16), 3, 16, true, 1e-3, 0, 0, 0),
          new Workload("W2", 64, 0, List.of(128, 64), 10, 32, true, 1e-3, 1e-4, 0.3, 0),
          new Workload("W3", 784, 0, List.of(256, 128), 10, 64, false, 0.01, 0, 0, 0),
          new Workload("W4", 8, 50, List.of(64), 6, 32, true, 1e-3, 0, 0, 1),
          new Workload("W5", 1, 24, List.of(32), 1, 16, true, 1e-3, 0, 0, 0));

  private static final int MOST_VALUES = 1 << 17;

  /** One batch, row-major; labels for classes, else targets. */
  public static final class Batch {
    private final float[] features;
    private final int[] labels;
    private final float[] targets;

    Batch(float[] features, int[] labels, float[] targets) {
      this.features = features;
      this.labels = labels;
      this.targets = targets;
    }

    public float[] features() {
      return features;
    }

    public int[] labels() {
      return labels;
    }

    public float[] targets() {
      return targets;
    }
  }

  public static Workload of(String name) {
    return ALL.stream()
        .filter(workload -> workload.name.equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no workload " + name));
  }

  /** The same model in another size: an LSTM for the plot of step cost. */
  public Workload resized(int newBatch, int newSteps, int units) {
    return new Workload(
        name,
        features,
        newSteps,
        List.of(units),
        outputs,
        newBatch,
        adam,
        learningRate,
        l2,
        dropout,
        clipNorm);
  }

  /** Without dropout, whose masks differ from library to library. */
  public Workload withoutDropout() {
    return new Workload(
        name, features, steps, hidden, outputs, batch, adam, learningRate, l2, 0, clipNorm);
  }

  public boolean recurrent() {
    return steps > 0;
  }

  public boolean classifies() {
    return outputs > 1;
  }

  public int units() {
    return hidden.get(0);
  }

  /** What the table says of it. */
  public String description() {
    StringBuilder text = new StringBuilder();
    if (recurrent()) {
      text.append("LSTM ").append(features).append(" → ").append(units());
      text.append(", ").append(steps).append(" steps");
    } else {
      text.append("MLP ").append(features);
      hidden.forEach(width -> text.append('-').append(width));
      text.append('-').append(outputs);
    }
    text.append(", batch ").append(batch).append(adam ? ", Adam" : ", momentum");
    text.append(l2 > 0 ? ", L2" : "").append(dropout > 0 ? ", dropout " + dropout : "");
    return text.append(clipNorm > 0 ? ", clip-norm 1" : "").toString();
  }

  /**
   * Rows with a pattern and noise: the loss falls, but not to where arithmetic on denormal
   * gradients would be measured instead.
   */
  public Batch[] batches() {
    Random random = new Random(7);
    float[][] teacher = new float[features][outputs];
    for (float[] row : teacher) {
      for (int i = 0; i < row.length; i++) {
        row[i] = (float) random.nextGaussian();
      }
    }
    int fitting = MOST_VALUES / (batch * features * Math.max(1, steps));
    Batch[] batches = new Batch[Math.max(32, Math.min(512, fitting))];
    for (int i = 0; i < batches.length; i++) {
      batches[i] = classifies() ? labelled(random, teacher) : wave(random);
    }
    return batches;
  }

  private Batch labelled(Random random, float[][] teacher) {
    int length = Math.max(1, steps);
    float[] x = new float[batch * length * features];
    int[] labels = new int[batch];
    for (int row = 0; row < batch; row++) {
      double[] scores = new double[outputs];
      for (int i = 0; i < length * features; i++) {
        float value = (float) random.nextGaussian();
        x[row * length * features + i] = value;
        for (int c = 0; c < outputs; c++) {
          scores[c] += value * teacher[i % features][c];
        }
      }
      int best = 0;
      for (int c = 1; c < outputs; c++) {
        best = scores[c] > scores[best] ? c : best;
      }
      labels[row] = random.nextInt(5) == 0 ? random.nextInt(outputs) : best;
    }
    return new Batch(x, labels, null);
  }

  private Batch wave(Random random) {
    float[] x = new float[batch * steps];
    float[] y = new float[batch];
    for (int row = 0; row < batch; row++) {
      double phase = random.nextDouble() * 6;
      for (int t = 0; t <= steps; t++) {
        float value = (float) (Math.sin(phase + 0.4 * t) + 0.1 * random.nextGaussian());
        if (t < steps) {
          x[row * steps + t] = value;
        } else {
          y[row] = value;
        }
      }
    }
    return new Batch(x, null, y);
  }
}

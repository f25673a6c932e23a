package dev.hone.benchmarks;

import dev.hone.base.Seed;
import dev.hone.exec.Executor;
import dev.hone.exec.Program;
import dev.hone.exec.Session;
import dev.hone.graph.Node;
import dev.hone.graph.Noise;
import dev.hone.graph.Step;
import dev.hone.train.NoiseSource;
import dev.hone.train.TrainingSteps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Hone with one of its executors. The step gives the loss alone, as the peers' do: one that also
 * gives the norm of the gradient and the penalty, which a training run records, takes 2 to 5 %
 * longer.
 */
final class HoneContender implements Contender {
  private final Session session;
  private final Program program;
  private final Workload.Batch[] batches;
  private final List<float[]> masks = new ArrayList<>();
  private final List<Noise> noises;
  private final NoiseSource noise = new NoiseSource(new Seed(3));
  private final float[] features;
  private final int[] labels;
  private final float[] targets;
  private final float[] loss;

  HoneContender(Workload workload, Executor executor) {
    TrainingSteps steps = HoneModel.steps(workload);
    session = executor.compile(List.of(lossOnly(steps)));
    for (Map.Entry<String, float[]> entry : HoneModel.weights(steps).entrySet()) {
      session.write(entry.getKey(), entry.getValue());
    }
    program = session.program(TrainingSteps.TRAIN);
    batches = workload.batches();
    features = program.input(TrainingSteps.FEATURES);
    labels = workload.classifies() ? program.intInput(TrainingSteps.TARGETS) : null;
    targets = workload.classifies() ? null : program.input(TrainingSteps.TARGETS);
    loss = program.output(TrainingSteps.LOSS);
    program.input(TrainingSteps.LEARNING_RATE)[0] = (float) workload.learningRate();
    noises = steps.noises();
    for (Noise noise : noises) {
      masks.add(program.input(noise.node().name()));
    }
  }

  private static Step lossOnly(TrainingSteps steps) {
    Step step =
        steps.steps().stream()
            .filter(each -> each.name().equals(TrainingSteps.TRAIN))
            .findFirst()
            .orElseThrow();
    Node loss = step.outputs().get(TrainingSteps.LOSS);
    return new Step(
        step.name(), step.graph(), Map.of(TrainingSteps.LOSS, loss), step.assignments());
  }

  @Override
  public double step(int batch) {
    Workload.Batch next = batches[batch % batches.length];
    System.arraycopy(next.features(), 0, features, 0, features.length);
    if (labels != null) {
      System.arraycopy(next.labels(), 0, labels, 0, labels.length);
    } else {
      System.arraycopy(next.targets(), 0, targets, 0, targets.length);
    }
    for (int i = 0; i < masks.size(); i++) {
      noise.fill(noises.get(i), masks.get(i));
    }
    program.run();
    return loss[0];
  }

  @Override
  public String note() {
    long pool = session.poolBytes();
    return pool == 0 ? "" : "pool " + pool / 1024 + " kB";
  }

  @Override
  public void close() {
    session.close();
  }
}

package dev.hone.optim;

import dev.hone.exec.JavaExecutor;
import dev.hone.exec.Program;
import dev.hone.exec.Session;
import dev.hone.graph.Initial;
import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import dev.hone.graph.StepBuilder;
import dev.hone.graph.Variable;
import java.util.List;

/** A step without a model: a kernel and a bias whose gradients are fed, and one update rule. */
final class FedGradients implements AutoCloseable {
  private final Session session;
  private final Program program;

  FedGradients(UpdateRule rule, Shape kernelShape, Shape biasShape) {
    StepBuilder builder = new StepBuilder(true);
    builder.parameter("kernel", kernelShape, Variable.Role.WEIGHT, Initial.ZEROS);
    builder.parameter("bias", biasShape, Variable.Role.BIAS, Initial.ZEROS);
    Node learningRate = builder.graph().input("learningRate", Shape.of(1));
    List<Node> gradients =
        List.of(
            builder.graph().input("kernelGradient", kernelShape),
            builder.graph().input("biasGradient", biasShape));
    builder.output("norm", rule.apply(builder, builder.parameters(), gradients, learningRate));
    session = new JavaExecutor().compile(List.of(builder.build("train")));
    program = session.program("train");
  }

  /** One weight and one bias. */
  static FedGradients scalars(UpdateRule rule) {
    return new FedGradients(rule, Shape.of(1, 1), Shape.of(1));
  }

  FedGradients start(float[] kernel, float[] bias) {
    session.write("kernel", kernel);
    session.write("bias", bias);
    return this;
  }

  /** Runs one step and gives the global norm that the rule reports. */
  float step(double learningRate, float[] kernelGradient, float[] biasGradient) {
    program.input("learningRate")[0] = (float) learningRate;
    fill(program.input("kernelGradient"), kernelGradient);
    fill(program.input("biasGradient"), biasGradient);
    program.run();
    return program.output("norm")[0];
  }

  float[] kernel() {
    return session.read("kernel");
  }

  float[] bias() {
    return session.read("bias");
  }

  @Override
  public void close() {
    session.close();
  }

  private static void fill(float[] input, float[] values) {
    System.arraycopy(values, 0, input, 0, input.length);
  }
}

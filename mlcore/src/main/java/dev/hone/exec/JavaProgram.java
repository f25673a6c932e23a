package dev.hone.exec;

import dev.hone.graph.Assignment;
import dev.hone.graph.DType;
import dev.hone.graph.KernelBuffers;
import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import dev.hone.graph.Step;
import dev.hone.graph.TensorType;
import dev.hone.kernels.Kernel;
import dev.hone.kernels.KernelSet;
import dev.hone.kernels.Parallel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The kernels of one step, bound to their buffers. */
final class JavaProgram implements Program {
  private final StepArrays arrays;
  private final Kernel[] kernels;
  private final float[][] copyFrom;
  private final float[][] copyInto;
  private final long poolBytes;

  JavaProgram(Step step, Map<String, float[]> variables, Parallel parallel, KernelSet set) {
    arrays = new StepArrays(step);
    MemoryPlan plan = new MemoryPlan(step);
    float[][] pool = new float[plan.bufferSizes().length][];
    for (int i = 0; i < pool.length; i++) {
      pool[i] = new float[plan.bufferSizes()[i]];
    }
    poolBytes = Float.BYTES * Arrays.stream(plan.bufferSizes()).asLongStream().sum();

    Map<Node, float[]> values = new HashMap<>();
    for (Node node : step.graph().nodes()) {
      if (node.kind() == Node.Kind.INPUT && node.type().dtype() == DType.FLOAT32) {
        values.put(node, arrays.input(node.name()));
      } else if (node.kind() == Node.Kind.CONSTANT) {
        values.put(node, node.constantValues());
      } else if (node.isVariable()) {
        values.put(node, variables.get(node.name()));
      }
    }

    List<Kernel> list = new ArrayList<>();
    for (Node node : plan.order()) {
      Node variable = plan.inPlaceVariable(node);
      values.put(node, variable != null ? values.get(variable) : pool[plan.buffer(node)]);
      list.add(node.op().kernel(new Buffers(node, values, parallel, set, this)));
    }
    kernels = list.toArray(new Kernel[0]);
    step.outputs().forEach((output, node) -> arrays.output(output, values.get(node)));

    List<float[]> from = new ArrayList<>();
    List<float[]> into = new ArrayList<>();
    for (Assignment assignment : step.assignments()) {
      float[] target = values.get(assignment.variable());
      float[] source = values.get(assignment.value());
      if (source == target) {
        continue;
      }
      if (assignment.value().isVariable()) {
        // The source may itself be assigned: keep its old value aside first.
        float[] aside = new float[target.length];
        from.add(0, source);
        into.add(0, aside);
        source = aside;
      }
      from.add(source);
      into.add(target);
    }
    copyFrom = from.toArray(new float[0][]);
    copyInto = into.toArray(new float[0][]);
  }

  /** Of the intermediate values. */
  long poolBytes() {
    return poolBytes;
  }

  @Override
  public float[] input(String input) {
    return arrays.input(input);
  }

  @Override
  public int[] intInput(String input) {
    return arrays.intInput(input);
  }

  @Override
  public void run() {
    for (Kernel kernel : kernels) {
      kernel.run();
    }
    for (int i = 0; i < copyFrom.length; i++) {
      System.arraycopy(copyFrom[i], 0, copyInto[i], 0, copyInto[i].length);
    }
  }

  @Override
  public float[] output(String output) {
    return arrays.output(output);
  }

  /** A node's inputs and output, by the plan. */
  private record Buffers(
      Node node,
      Map<Node, float[]> values,
      Parallel parallel,
      KernelSet kernels,
      JavaProgram program)
      implements KernelBuffers {
    @Override
    public float[] in(int index) {
      return values.get(node.inputs().get(index));
    }

    @Override
    public int[] intIn(int index) {
      return program.intInput(node.inputs().get(index).name());
    }

    @Override
    public float[] out() {
      return values.get(node);
    }

    @Override
    public TensorType inputType(int index) {
      return node.inputs().get(index).type();
    }

    @Override
    public int inputs() {
      return node.inputs().size();
    }

    @Override
    public Shape outShape() {
      return node.shape();
    }
  }
}

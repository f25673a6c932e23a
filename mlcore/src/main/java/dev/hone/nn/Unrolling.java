package dev.hone.nn;

import dev.hone.base.Message;
import dev.hone.graph.Graph;
import dev.hone.graph.Initial;
import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import dev.hone.graph.StepBuilder;
import dev.hone.graph.Variable.Role;
import dev.hone.initializers.Initializer;
import dev.hone.nn.StateChange.State;
import dev.hone.op.Ops;
import java.util.ArrayList;
import java.util.List;

/**
 * What the recurrent layers share. Time is unrolled in the simple RNN and the GRU (an LSTM is one
 * operation): the input is transposed to time-major once and multiplied by the kernel for all steps
 * in one product, [T·B, F]·[F, G·H], bias included; each step then takes its slice and adds h·U.
 * (The gradients of slices and of the repeated h·U are joined again by {@link Ops#gradients}.)
 * Columns hold the G gates side by side, H wide each.
 */
final class Unrolling {
  /** How one step makes the next hidden state. */
  @FunctionalInterface
  interface Cell {
    /**
     * One step.
     *
     * @param projected x·W + b of this step, [B, G·H]
     * @param hidden the hidden state before, [B, H]; null at the first step, when it is zero
     * @return the hidden state, [B, H]
     */
    Node step(Node projected, Node hidden);
  }

  private Unrolling() {}

  /** The recurrent kernel U, [H, G·H], drawn gate by gate. */
  static Node recurrentKernel(
      StepBuilder builder, String name, int units, int gates, Initializer initializer) {
    return builder.parameter(
        name + "/recurrent-kernel",
        Shape.of(units, gates * units),
        Role.WEIGHT,
        initializer.perBlock(gates));
  }

  /** x·W + b at every step: [B, T, F] → T nodes [B, G·H]. Adds the kernel and the bias. */
  static List<Node> project(
      Node x, StepBuilder builder, String name, int columns, Initial kernel, Initial bias) {
    Input input = input(x, builder, name, columns, kernel, bias);
    Node all = Ops.add(Ops.matmul(input.rows(), input.kernel()), input.bias());
    return steps(all, x.shape());
  }

  /** [T·B, G·H] for x of shape [B, T, F] cut into its T steps. */
  static List<Node> steps(Node all, Shape x) {
    int batch = x.dim(0);
    List<Node> steps = new ArrayList<>();
    for (int t = 0; t < x.dim(1); t++) {
      steps.add(Ops.slice(all, 0, t * batch, batch));
    }
    return steps;
  }

  /**
   * What a recurrent layer multiplies and adds.
   *
   * @param rows x, time-major [T·B, F]
   * @param kernel W, [F, G·H]
   * @param bias b, [G·H]
   */
  record Input(Node rows, Node kernel, Node bias) {}

  /** [B, T, F] made time-major. Adds the kernel and the bias. */
  static Input input(
      Node x, StepBuilder builder, String name, int columns, Initial kernel, Initial bias) {
    Checks.floats(name, x, 3, 3, Message.of("shape.steps"));
    int batch = x.shape().dim(0);
    int steps = x.shape().dim(1);
    int features = x.shape().dim(2);
    Node weights =
        builder.parameter(name + "/kernel", Shape.of(features, columns), Role.WEIGHT, kernel);
    Node shift = builder.parameter(name + "/bias", Shape.of(columns), Role.BIAS, bias);
    Node timeMajor = Ops.transpose(x, List.of(1, 0, 2));
    return new Input(Ops.reshape(timeMajor, Shape.of(steps * batch, features)), weights, shift);
  }

  /**
   * Runs a cell over all steps; gives [B, T, H], or the last step's [B, H].
   *
   * @param changes of the hidden state, one after the other
   */
  static Node run(
      List<Node> projected,
      boolean returnSequence,
      List<StateChange> changes,
      StepBuilder builder,
      Cell cell) {
    Graph graph = builder.graph();
    List<Node> sequence = new ArrayList<>();
    Node hidden = null;
    String layer = graph.scope("");
    for (int t = 0; t < projected.size(); t++) {
      graph.scope(layer + "/step" + t);
      Node made = cell.step(projected.get(t), hidden);
      hidden = carried(changes, State.HIDDEN, hidden, made, builder);
      if (returnSequence) {
        Shape shape = hidden.shape();
        sequence.add(Ops.reshape(hidden, Shape.of(shape.dim(0), 1, shape.dim(1))));
      }
    }
    graph.scope(layer);
    return returnSequence ? Ops.concat(sequence, 1) : hidden;
  }

  /** A state after all changes, within the scope of its step. */
  static Node carried(
      List<StateChange> changes, State state, Node before, Node now, StepBuilder builder) {
    Graph graph = builder.graph();
    String step = graph.scope("");
    graph.scope(step);
    Node next = now;
    for (StateChange change : changes) {
      next = change.next(state, before, next, builder, step);
    }
    return next;
  }

  /** Gates {@code first} to {@code first + count − 1} out of [B, G·H]. */
  static Node gates(Node all, int first, int count, int units) {
    return Ops.slice(all, 1, first * units, count * units);
  }
}

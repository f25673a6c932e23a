package dev.hone.graph;

import dev.hone.kernels.Kernel;
import java.util.List;

/**
 * One operation: everything there is to know about it stands in the one class that implements this.
 * Implementations are records whose components are the operation's attributes (axes, permutation,
 * slope).
 */
public interface Op {
  /**
   * Marks an input into which no gradient flows: indices, or where the derivative is zero almost
   * everywhere.
   */
  Node NOT_DIFFERENTIABLE = null;

  /** The name in errors, listings and exported files: {@code MatMul}. */
  default String name() {
    return getClass().getSimpleName();
  }

  /**
   * The shape rule.
   *
   * @throws ShapeException saying what was expected; {@link Graph#apply} adds operation and node
   */
  TensorType type(List<TensorType> inputs);

  /**
   * Prepares the Java kernel once for fixed buffers; its {@link Kernel#run} is then called every
   * step.
   */
  Kernel kernel(KernelBuffers buffers);

  /**
   * Adds to the graph what maps the gradient with respect to the output to the gradients with
   * respect to the inputs.
   *
   * @param node the node of this operation
   * @param upstream the derivative of the loss with respect to the node, of the node's shape
   * @return one node an input, of that input's shape, or {@link #NOT_DIFFERENTIABLE}
   */
  Node[] gradient(Node node, Node upstream);

  /** Writes this operation in terms of TensorFlow Lite's built-in operators. */
  void lower(Node node, TfLiteEmitter emitter);

  /**
   * About how many arithmetic operations a node's value takes; one an element where nothing else is
   * said.
   */
  default long operations(Node node) {
    return node.shape().size();
  }

  /**
   * Whether element i of the output depends on nothing but element i of those inputs that have the
   * output's shape, so that the output may be written over such an input.
   */
  default boolean elementwise() {
    return false;
  }
}

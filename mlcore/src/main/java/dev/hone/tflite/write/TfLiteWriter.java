package dev.hone.tflite.write;

import dev.hone.exec.VariableArrays;
import dev.hone.graph.Assignment;
import dev.hone.graph.DType;
import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import dev.hone.graph.Step;
import dev.hone.graph.TfLiteEmitter.Target;
import dev.hone.tflite.file.FileInfo;
import dev.hone.tflite.file.FileMetadata;
import dev.hone.tflite.file.TfLiteFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes steps as {@code .tflite} files. One model has three forms, each a file of its own, because
 * a file that holds training keeps the GPU delegate from its inference:
 *
 * <ul>
 *   <li>{@link #inference}: weights are constants
 *   <li>{@link #training}: weights and optimiser state are resource variables in the runtime
 *   <li>{@link #stateless}: weights and optimiser state go in and out with each call
 * </ul>
 *
 * Batches have the size that the step was built for: another batch size is another file.
 */
public final class TfLiteWriter {
  /** Signature of a training file that gives all variables; its input is {@link #UNUSED}. */
  public static final String GET_WEIGHTS = "get_weights";

  /** Signature of a training file that sets all variables; its output is {@link #DONE}. */
  public static final String SET_WEIGHTS = "set_weights";

  /** A float32 input [1] of signatures that need none: Java refuses to call without input. */
  public static final String UNUSED = "unused";

  /** A float32 output [1], always 1, of signatures that have no other. */
  public static final String DONE = "done";

  private TfLiteWriter() {}

  /**
   * A file with one signature, named like the step, with the step's inputs and outputs. Only what
   * the GPU delegate takes, so that CPU, XNNPACK and GPU run the same file.
   *
   * @param step without assignments
   * @param weights all variables by name, row-major
   */
  public static TfLiteFile inference(Step step, Map<String, float[]> weights, FileInfo info) {
    if (!step.assignments().isEmpty()) {
      throw new IllegalArgumentException("step " + step.name() + " changes variables");
    }
    FileBuilder file = new FileBuilder();
    SubgraphBuilder subgraph = file.subgraph(step.name());
    GraphEmitter emitter = new GraphEmitter(subgraph, Target.GPU_DELEGATE, step, weights);
    for (Node leaf : step.graph().nodes()) {
      if (leaf.kind() == Node.Kind.INPUT && emitter.needs(leaf)) {
        int[] dims = leaf.shape().dims();
        emitter.defineOwnShape(leaf, subgraph.input(leaf.name(), leaf.type().dtype(), dims));
      }
    }
    emitter.lower();
    step.outputs().forEach((name, node) -> emitter.output(name, node, node.shape().dims()));
    file.signature(step.name(), subgraph);
    return finish(file, subgraph, info);
  }

  /**
   * A file with one signature for each step, named like it, and {@link #GET_WEIGHTS} and {@link
   * #SET_WEIGHTS}. The steps share their variables by name; each interpreter has its own.
   *
   * @param variables what variables start as, by name, row-major; the others start at zero
   */
  public static TfLiteFile training(
      List<Step> steps, Map<String, float[]> variables, FileInfo info) {
    Map<String, Shape> shapes = new VariableArrays(steps).shapes();
    FileBuilder file = new FileBuilder();
    List<SubgraphBuilder> subgraphs = new ArrayList<>();
    steps.forEach(step -> subgraphs.add(file.subgraph(step.name())));
    SubgraphBuilder getter = file.subgraph(GET_WEIGHTS);
    SubgraphBuilder setter = file.subgraph(SET_WEIGHTS);
    SubgraphBuilder init = file.subgraph("init");
    for (int i = 0; i < steps.size(); i++) {
      step(steps.get(i), subgraphs.get(i), init);
      file.signature(steps.get(i).name(), subgraphs.get(i));
    }
    getter(getter, init, shapes);
    file.signature(GET_WEIGHTS, getter);
    setter(setter, init, shapes);
    file.signature(SET_WEIGHTS, setter);
    init(init, shapes, variables);
    return finish(file, subgraphs.get(0), info);
  }

  private static void step(Step step, SubgraphBuilder subgraph, SubgraphBuilder init) {
    subgraph.callOnce(init);
    GraphEmitter emitter = new GraphEmitter(subgraph, Target.CPU, step, Map.of());
    boolean fed = false;
    for (Node leaf : step.graph().nodes()) {
      if (leaf.kind() == Node.Kind.INPUT) {
        emitter.define(leaf, subgraph.input(leaf.name(), leaf.type().dtype(), leaf.shape().dims()));
        fed = true;
      } else if (leaf.isVariable() && emitter.needs(leaf)) {
        emitter.define(leaf, subgraph.readVariable(leaf.name(), leaf.shape()));
      }
    }
    if (!fed) {
      subgraph.input(UNUSED, DType.FLOAT32, 1);
    }
    emitter.lower();
    step.outputs().forEach((name, node) -> emitter.output(name, node, node.shape().dims()));
    for (Assignment assignment : step.assignments()) {
      subgraph.assignVariable(
          assignment.variable().name(), emitter.value(assignment.value()).index());
    }
  }

  private static void getter(
      SubgraphBuilder subgraph, SubgraphBuilder init, Map<String, Shape> shapes) {
    subgraph.callOnce(init);
    subgraph.input(UNUSED, DType.FLOAT32, 1);
    shapes.forEach((name, shape) -> subgraph.output(name, subgraph.readVariable(name, shape)));
  }

  private static void setter(
      SubgraphBuilder subgraph, SubgraphBuilder init, Map<String, Shape> shapes) {
    // What init assigns is overwritten here, and not by a later first call of it.
    subgraph.callOnce(init);
    shapes.forEach(
        (name, shape) ->
            subgraph.assignVariable(name, subgraph.input(name, DType.FLOAT32, shape.dims())));
    subgraph.output(DONE, subgraph.filled(DONE, Shape.of(1), 1));
  }

  private static void init(
      SubgraphBuilder subgraph, Map<String, Shape> shapes, Map<String, float[]> values) {
    shapes.forEach(
        (name, shape) -> {
          float[] start = values.getOrDefault(name, new float[] {0});
          boolean same = true;
          for (float value : start) {
            same &= Float.floatToRawIntBits(value) == Float.floatToRawIntBits(start[0]);
          }
          subgraph.assignVariable(
              name,
              same
                  ? subgraph.filled(name + "/start", shape, start[0])
                  : subgraph.floats(name + "/start", shape.dims(), start));
        });
  }

  /**
   * A file with one signature, named like the step: its inputs are the step's and each variable by
   * its name, its outputs the step's and each assigned variable by its name. All float32 tensors
   * have rank 4 (ones before the graph's own shape), all int32 tensors rank 1, and there is only
   * what the GPU delegate takes.
   */
  public static TfLiteFile stateless(Step step, FileInfo info) {
    FileBuilder file = new FileBuilder();
    SubgraphBuilder subgraph = file.subgraph(step.name());
    GraphEmitter emitter = new GraphEmitter(subgraph, Target.GPU_DELEGATE, step, Map.of());
    for (Node leaf : step.graph().nodes()) {
      if ((leaf.kind() == Node.Kind.INPUT || leaf.isVariable()) && emitter.needs(leaf)) {
        DType dtype = leaf.type().dtype();
        int[] dims = emitter.stored(leaf.shape(), dtype);
        emitter.define(leaf, subgraph.input(leaf.name(), dtype, dims));
      }
    }
    emitter.lower();
    step.outputs()
        .forEach(
            (name, node) ->
                emitter.output(name, node, emitter.stored(node.shape(), DType.FLOAT32)));
    for (Assignment assignment : step.assignments()) {
      Node value = assignment.value();
      emitter.output(
          assignment.variable().name(), value, emitter.stored(value.shape(), DType.FLOAT32));
    }
    file.signature(step.name(), subgraph);
    return finish(file, subgraph, info);
  }

  private static TfLiteFile finish(FileBuilder file, SubgraphBuilder first, FileInfo info) {
    file.metadata(FileMetadata.NAME, MetadataWriter.write(info, first));
    byte[] bytes =
        AssociatedFiles.append(
            file.build(info.description()), MetadataWriter.associatedFiles(info));
    return TfLiteFile.of(info.name(), bytes);
  }
}

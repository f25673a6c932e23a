package dev.hone.tflite.write;

import dev.hone.graph.DType;
import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import dev.hone.graph.Step;
import dev.hone.graph.TfLiteEmitter;
import dev.hone.graph.TfLiteOperator;
import dev.hone.graph.TfLiteOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes one step's operations into a subgraph. Leaves are {@link #define}d before, then {@link
 * #lower} writes everything that the step's outputs and assignments depend on.
 *
 * <p>Shapes in the file: at the graph's own rank for the CPU; for the GPU delegate float32 tensors
 * have rank 4, ones first, and int32 tensors rank 1.
 */
final class GraphEmitter implements TfLiteEmitter {
  private static final int GPU_RANK = 4;

  /** Up to this size a known result is written rather than computed in the file. */
  private static final int SMALL = 64;

  private final SubgraphBuilder subgraph;
  private final Target target;
  private final Step step;
  private final Map<Node, FileTensor> values = new HashMap<>();
  private final StepReaders readers;

  /** Tensors that are read more than once. */
  private final Set<FileTensor> shared = new HashSet<>();

  /** Tensors that are joined from parts, so that a slice of them may be a part. */
  private final Map<FileTensor, Joined> joined = new HashMap<>();

  private final Map<Node, float[]> known;

  /** Sums that were written together with the product before them. */
  private final Map<Node, Node> biasSums = new HashMap<>();

  private Node node;
  private FileTensor result;

  /**
   * @param weights values of variables that are constants in this file
   */
  GraphEmitter(SubgraphBuilder subgraph, Target target, Step step, Map<String, float[]> weights) {
    this.subgraph = subgraph;
    this.target = target;
    this.step = step;
    readers = new StepReaders(step);
    known = ConstantFolding.of(step.graph().nodes(), readers.needed(), weights);
  }

  /** Whether an output or assignment depends on the node. */
  boolean needs(Node leaf) {
    return readers.needed().contains(leaf);
  }

  /** The file's shape of a tensor. */
  int[] stored(Shape shape, DType dtype) {
    if (target == Target.CPU) {
      return shape.dims();
    }
    if (dtype == DType.INT32) {
      return new int[] {shape.size()};
    }
    if (shape.rank() > GPU_RANK) {
      throw new IllegalArgumentException(
          "the GPU delegate takes at most rank 4, but " + step.name() + " has " + shape);
    }
    int[] dims = new int[GPU_RANK];
    Arrays.fill(dims, 1);
    System.arraycopy(shape.dims(), 0, dims, GPU_RANK - shape.rank(), shape.rank());
    return dims;
  }

  /** Says which tensor of the subgraph holds a leaf, in the file's shape. */
  void define(Node leaf, int tensor) {
    put(leaf, value(leaf, tensor));
  }

  /** Says which tensor holds a leaf at the graph's own shape; it is reshaped if need be. */
  void defineOwnShape(Node leaf, int tensor) {
    FileTensor own =
        new FileTensor(leaf.shape(), leaf.type().dtype(), leaf.shape().dims(), tensor, null);
    node = leaf;
    boolean same = Arrays.equals(own.stored(), stored(leaf.shape(), leaf.type().dtype()));
    put(leaf, same ? own : reshape(own, leaf.shape()));
  }

  private void put(Node written, FileTensor tensor) {
    values.put(written, tensor);
    if (tensor.constant() == null && readers.count(written) > 1) {
      shared.add(tensor);
    }
  }

  private FileTensor value(Node leaf, int tensor) {
    DType dtype = leaf.type().dtype();
    return new FileTensor(leaf.shape(), dtype, stored(leaf.shape(), dtype), tensor, null);
  }

  /** Writes all operations that are needed, in the graph's order. */
  void lower() {
    for (Node next : step.graph().nodes()) {
      if (!needs(next) || values.containsKey(next)) {
        continue;
      }
      node = next;
      if (known.containsKey(next) && writesKnown(next)) {
        put(next, constantOf(next));
        continue;
      }
      if (next.kind() != Node.Kind.OPERATION) {
        throw new IllegalStateException("leaf " + next + " has no tensor in the file");
      }
      result = null;
      next.op().lower(next, this);
      if (result == null || !result.shape().equals(next.shape())) {
        throw new IllegalStateException("the lowering of " + next + " has no result of its shape");
      }
      if (result.written()) {
        subgraph.rename(result.index(), name(next));
      }
      Node sum = biasSums.remove(next);
      put(sum == null ? next : sum, result);
    }
  }

  /** The GPU delegate takes no operation on constants alone; elsewhere a large result stays one. */
  private boolean writesKnown(Node next) {
    return target == Target.GPU_DELEGATE
        || next.kind() != Node.Kind.OPERATION
        || next.shape().size() <= SMALL;
  }

  private FileTensor constantOf(Node leaf) {
    float[] constant = known.get(leaf);
    int[] dims = stored(leaf.shape(), DType.FLOAT32);
    return new FileTensor(
        leaf.shape(), dims, constant, () -> subgraph.floats(name(leaf), dims, constant));
  }

  private static String name(Node node) {
    return node.name().replace('#', '_');
  }

  /** The tensor of a node that was written. */
  FileTensor value(Node written) {
    return values.get(written);
  }

  /**
   * Makes a node an output of the subgraph. What is no result of an operator, is an output already,
   * or (for the delegate, which may fuse it away) is also read inside goes out as a copy.
   *
   * @param dims the output's shape in the file
   */
  void output(String name, Node value, int[] dims) {
    FileTensor tensor = values.get(value);
    boolean copy =
        value.kind() != Node.Kind.OPERATION
            || tensor.constant() != null
            || subgraph.outputs().containsValue(tensor.index())
            || !Arrays.equals(dims, tensor.stored())
            || (target == Target.GPU_DELEGATE && readers.isReadInside(value));
    node = value;
    int index = copy ? reshape(tensor, dims).index() : tensor.index();
    subgraph.rename(index, name);
    subgraph.output(name, index);
  }

  @Override
  public Target target() {
    return target;
  }

  @Override
  public Tensor operand(int index) {
    return values.get(node.inputs().get(index));
  }

  @Override
  public Tensor constant(Shape shape, float... constant) {
    int[] dims = stored(shape, DType.FLOAT32);
    int index = subgraph.floats(name(node) + "/constant", dims, constant);
    return new FileTensor(shape, DType.FLOAT32, dims, index, constant);
  }

  @Override
  public void result(Tensor tensor) {
    result = (FileTensor) tensor;
  }

  @Override
  public Tensor emit(
      TfLiteOperator operator, TfLiteOptions options, Shape shape, Tensor... operands) {
    FileTensor[] in = Arrays.copyOf(operands, operands.length, FileTensor[].class);
    boolean gpu = target == Target.GPU_DELEGATE;
    if (operator == TfLiteOperator.RESHAPE) {
      return reshape(in[0], shape);
    }
    if (operator == TfLiteOperator.CONCATENATION && options instanceof TfLiteOptions.Axis axis) {
      return join(axis, shape, in);
    }
    if (operator == TfLiteOperator.SLICE && options instanceof TfLiteOptions.Begin begin) {
      FileTensor part = partOf(in[0], begin.begin(), shape);
      return part != null ? part : whenRead(operator, options, shape, in);
    }
    if (gpu && operator == TfLiteOperator.BATCH_MATMUL && in[1].constant() != null) {
      return pointwiseConvolution(shape, in[0], in[1]);
    }
    if (gpu && (operator == TfLiteOperator.GATHER || operator == TfLiteOperator.ONE_HOT)) {
      return matrixForGpu(operator, options, shape, in);
    }
    return append(operator, options, shape, stored(shape, DType.FLOAT32), in);
  }

  /** A CONCATENATION, written when it is read whole. */
  private record Joined(int axis, List<FileTensor> parts) {}

  private FileTensor join(TfLiteOptions.Axis axis, Shape shape, FileTensor... parts) {
    FileTensor whole = whenRead(TfLiteOperator.CONCATENATION, axis, shape, parts);
    joined.put(whole, new Joined(axis.axis(), List.of(parts)));
    return whole;
  }

  /** An operator that is written when something reads its result. */
  private FileTensor whenRead(
      TfLiteOperator operator, TfLiteOptions options, Shape shape, FileTensor... in) {
    Node creator = node;
    int[] dims = stored(shape, DType.FLOAT32);
    return new FileTensor(
        shape,
        dims,
        null,
        () -> {
          Node reader = node;
          node = creator;
          int index = append(operator, options, shape, dims, in).index();
          node = reader;
          return index;
        });
  }

  /**
   * A slice of a joined tensor, made of its parts: one of them, a slice of one, or the slices of
   * all of them joined if those cost nothing. Null where the whole has to be read.
   */
  private FileTensor partOf(FileTensor whole, List<Integer> begin, Shape shape) {
    Joined join = joined.get(whole);
    if (join == null || whole.written()) {
      return null;
    }
    int axis = join.axis();
    boolean otherAxes = !shape.with(axis, 1).equals(whole.shape().with(axis, 1));
    if (shape.dim(axis) == whole.shape().dim(axis)) {
      return join.parts().stream().allMatch(joined::containsKey) && otherAxes
          ? joinedSlices(join, begin, shape)
          : null;
    }
    int at = begin.get(axis);
    for (FileTensor part : join.parts()) {
      int length = part.shape().dim(axis);
      if (at < length) {
        if (at + shape.dim(axis) > length) {
          return null;
        }
        shared.add(part);
        if (shape.equals(part.shape())) {
          return part;
        }
        List<Integer> within = new ArrayList<>(begin);
        within.set(axis, at);
        return slice(part, within, shape);
      }
      at -= length;
    }
    return null;
  }

  private FileTensor joinedSlices(Joined join, List<Integer> begin, Shape shape) {
    FileTensor[] slices = new FileTensor[join.parts().size()];
    for (int i = 0; i < slices.length; i++) {
      FileTensor part = join.parts().get(i);
      slices[i] = slice(part, begin, shape.with(join.axis(), part.shape().dim(join.axis())));
    }
    return join(new TfLiteOptions.Axis(join.axis()), shape, slices);
  }

  private FileTensor slice(FileTensor tensor, List<Integer> begin, Shape shape) {
    return (FileTensor)
        emit(TfLiteOperator.SLICE, new TfLiteOptions.Begin(List.copyOf(begin)), shape, tensor);
  }

  /** GATHER and ONE_HOT, which the delegate knows only between matrices and vectors. */
  private FileTensor matrixForGpu(
      TfLiteOperator operator, TfLiteOptions options, Shape shape, FileTensor... in) {
    if (operator == TfLiteOperator.GATHER) {
      in[0] = reshape(in[0], in[0].shape().dims());
    }
    return reshape(append(operator, options, shape, shape.dims(), in), shape);
  }

  private FileTensor append(
      TfLiteOperator operator, TfLiteOptions options, Shape shape, int[] dims, FileTensor... in) {
    int shift = target == Target.GPU_DELEGATE ? GPU_RANK - in[0].shape().rank() : 0;
    List<Integer> inputs = new ArrayList<>();
    for (FileTensor tensor : in) {
      inputs.add(tensor.index());
    }
    inputs.addAll(ShapeOperands.of(subgraph, operator, options, shift, dims));
    int out = subgraph.tensor(name(node) + "/" + operator, DType.FLOAT32, dims);
    subgraph.operator(
        operator.code(),
        OperatorOptions.of(operator, options, shift, dims),
        inputs.stream().mapToInt(Integer::intValue).toArray(),
        out);
    return new FileTensor(shape, DType.FLOAT32, dims, out, null);
  }

  private FileTensor reshape(FileTensor tensor, Shape shape) {
    FileTensor reshaped = reshape(unshared(tensor), stored(shape, tensor.dtype()));
    return new FileTensor(
        shape, reshaped.dtype(), reshaped.stored(), reshaped.index(), tensor.constant());
  }

  /**
   * The tensor, or a copy if others read it too. TensorFlow Lite's memory planner (seen in 2.20)
   * gives a RESHAPE its operand's memory and lets the next operator write into it, even where the
   * operand is still to be read.
   */
  private FileTensor unshared(FileTensor tensor) {
    if (tensor.constant() != null
        || tensor.dtype() == DType.INT32
        || !shared.contains(tensor)
        || subgraph.inputs().containsValue(tensor.index())) {
      return tensor;
    }
    FileTensor one = (FileTensor) constant(Shape.SCALAR, 1f);
    return append(
        TfLiteOperator.MUL, TfLiteOptions.NONE, tensor.shape(), tensor.stored(), tensor, one);
  }

  private FileTensor reshape(FileTensor tensor, int[] dims) {
    int out;
    if (tensor.constant() != null && target == Target.GPU_DELEGATE) {
      out = subgraph.floats(name(node) + "/constant", dims, tensor.constant());
    } else {
      out = subgraph.tensor(name(node) + "/RESHAPE", tensor.dtype(), dims);
      // A vector of no elements cannot be stored as a constant: rank 0 stands in the options alone.
      int[] in =
          dims.length == 0
              ? new int[] {tensor.index()}
              : new int[] {tensor.index(), subgraph.ints("shape", dims)};
      subgraph.operator(
          TfLiteOperator.RESHAPE.code(),
          OperatorOptions.of(TfLiteOperator.RESHAPE, TfLiteOptions.NONE, 0, dims),
          in,
          out);
    }
    return new FileTensor(tensor.shape(), tensor.dtype(), dims, out, tensor.constant());
  }

  /** The product with the bias that is added to nothing but this product. */
  private FileTensor pointwiseConvolution(Shape shape, FileTensor x, FileTensor matrix) {
    int[] dims = stored(shape, DType.FLOAT32);
    float[] bias = bias(matrix.shape().dim(1));
    int result = PointwiseConvolution.append(subgraph, name(node), x, matrix, bias, dims);
    return new FileTensor(shape, DType.FLOAT32, dims, result, null);
  }

  /** The constant vector that is added to this node, if that is all that happens to it. */
  private float[] bias(int width) {
    Node sum = readers.biasSum(node, width, known.keySet());
    if (sum == null) {
      return new float[width];
    }
    biasSums.put(node, sum);
    return known.get(StepReaders.addend(sum, node));
  }
}

package dev.hone.tflite.gpu;

import dev.hone.base.Message;
import dev.hone.tflite.file.OperatorUse;
import dev.hone.tflite.file.TfLiteFile;
import dev.hone.tflite.gpu.GpuCompatibility.Finding;
import dev.hone.tflite.gpu.GpuCompatibility.Severity;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tensorflow.lite.schema.BatchMatMulOptions;
import org.tensorflow.lite.schema.FullyConnectedOptions;
import org.tensorflow.lite.schema.GatherOptions;
import org.tensorflow.lite.schema.Model;
import org.tensorflow.lite.schema.OneHotOptions;
import org.tensorflow.lite.schema.ReducerOptions;
import org.tensorflow.lite.schema.SoftmaxOptions;
import org.tensorflow.lite.schema.SubGraph;
import org.tensorflow.lite.schema.TensorType;

/**
 * The rules behind {@link GpuCompatibility}, for one subgraph. They follow the parsers and kernels
 * of the delegate in 2.16.1, and the public reports of where these are wrong.
 */
final class GpuRules {
  private static final int RANK = 4;

  /** Elementwise on one tensor. */
  private static final Set<String> UNARY =
      Set.of(
          "ABS",
          "COS",
          "ELU",
          "EXP",
          "GELU",
          "HARD_SWISH",
          "LEAKY_RELU",
          "LOG",
          "LOGISTIC",
          "NEG",
          "RELU",
          "RELU6",
          "RELU_N1_TO_1",
          "RSQRT",
          "SIGN",
          "SIN",
          "SQRT",
          "SQUARE",
          "TANH");

  /** Elementwise on two tensors, either of which may be broadcast. */
  private static final Set<String> BINARY =
      Set.of("DIV", "MAXIMUM", "MINIMUM", "POW", "SQUARED_DIFFERENCE", "SUB");

  private static final Set<String> REDUCTIONS = Set.of("SUM", "MEAN", "REDUCE_MAX", "REDUCE_MIN");

  private static final Set<String> MAY_REPEAT_AN_OPERAND = Set.of("ADD", "MUL", "CONCATENATION");

  /** The newest version that the delegate's parsers take; those that are not named: 2. */
  private static final Map<String, Integer> VERSIONS =
      Map.of(
          "MUL",
          3,
          "RESHAPE",
          1,
          "GATHER",
          1,
          "ONE_HOT",
          1,
          "STRIDED_SLICE",
          4,
          "TRANSPOSE",
          4,
          "CONV_2D",
          6,
          "DEPTHWISE_CONV_2D",
          6,
          "FULLY_CONNECTED",
          9);

  private static final int USUAL_VERSION = 2;

  private final TfLiteFile file;
  private final Model model;
  private final SubGraph graph;
  private final int subgraph;
  private final List<Finding> findings;
  private final Map<Integer, Integer> readers = new HashMap<>();
  private final Map<Integer, String> lastReader = new HashMap<>();
  private OperatorUse use;
  private int index;

  GpuRules(TfLiteFile file, int subgraph, List<Finding> findings) {
    this.file = file;
    this.model = file.model();
    this.graph = model.subgraphs(subgraph);
    this.subgraph = subgraph;
    this.findings = findings;
  }

  void run() {
    for (int i = 0; i < graph.operatorsLength(); i++) {
      OperatorUse reader = new OperatorUse(file.name(), model, subgraph, i);
      for (int o = 0; o < reader.inputs(); o++) {
        readers.merge(reader.input(o), 1, Integer::sum);
        lastReader.put(reader.input(o), reader.name());
      }
    }
    for (index = 0; index < graph.operatorsLength(); index++) {
      use = new OperatorUse(file.name(), model, subgraph, index);
      operation();
    }
    outputs();
  }

  private void find(Severity severity, String key, Object... arguments) {
    findings.add(new Finding(subgraph, index, use.name(), severity, Message.of(key, arguments)));
  }

  private void refuse(boolean bad, String key, Object... arguments) {
    if (bad) {
      find(Severity.REFUSED, key, arguments);
    }
  }

  private void wrong(boolean bad, String key, Object... arguments) {
    if (bad) {
      find(Severity.WRONG, key, arguments);
    }
  }

  private void operation() {
    String name = use.name();
    if (!known(name)) {
      find(Severity.REFUSED, unknownReason(name));
      return;
    }
    int newest = VERSIONS.getOrDefault(name, USUAL_VERSION);
    refuse(use.version() > newest, "gpu.version", use.version(), newest);
    boolean ranksFit = true;
    int runtime = 0;
    Set<Integer> seen = new HashSet<>();
    for (int i = 0; i < use.inputs(); i++) {
      if (use.has(i)) {
        ranksFit &= use.dims(i).length <= RANK;
        runtime += use.isConstant(i) ? 0 : 1;
        boolean repeats = !use.isConstant(i) && !seen.add(use.input(i));
        wrong(repeats && !MAY_REPEAT_AN_OPERAND.contains(name), "gpu.twice");
      }
    }
    ranksFit &= use.outputDims(0).length <= RANK;
    refuse(!ranksFit, "gpu.axes");
    refuse(runtime == 0, "gpu.constants");
    if (!ranksFit || runtime == 0) {
      return;
    }
    types(name);
    if (BINARY.contains(name) || name.equals("ADD") || name.equals("MUL")) {
      binary(name);
    } else if (REDUCTIONS.contains(name)) {
      refuse(!use.options(new ReducerOptions()).keepDims(), "gpu.keep-dims");
    } else {
      special(name);
    }
  }

  private static boolean known(String name) {
    return UNARY.contains(name)
        || BINARY.contains(name)
        || REDUCTIONS.contains(name)
        || switch (name) {
          case "ADD", "MUL", "SOFTMAX", "BATCH_MATMUL", "FULLY_CONNECTED", "CONV_2D" -> true;
          case "DEPTHWISE_CONV_2D", "AVERAGE_POOL_2D", "MAX_POOL_2D", "RESHAPE" -> true;
          case "TRANSPOSE", "CONCATENATION", "SPLIT", "SLICE", "STRIDED_SLICE", "PACK" -> true;
          case "UNPACK", "PAD", "TILE", "GATHER", "ONE_HOT", "CAST" -> true;
          default -> false;
        };
  }

  private static String unknownReason(String name) {
    return switch (name) {
      case "VAR_HANDLE", "READ_VARIABLE", "ASSIGN_VARIABLE", "CALL_ONCE" -> "gpu.no-variables";
      case "EXPAND_DIMS", "SQUEEZE" -> "gpu.reshape";
      case "FILL" -> "gpu.tile";
      case "SCATTER_ND" -> "gpu.one-hot";
      default -> "gpu.unknown";
    };
  }

  private void types(String name) {
    for (int i = 0; i < use.inputs(); i++) {
      boolean index = (name.equals("GATHER") && i == 1) || (name.equals("ONE_HOT") && i == 0);
      boolean only = use.has(i) && !use.isConstant(i) && use.type(i) != TensorType.FLOAT32;
      refuse(only && !index && !name.equals("CAST"), "gpu.operand", i);
    }
  }

  /** Batch, height, width, channels. */
  static int[] bhwc(int... dims) {
    return switch (dims.length) {
      case 0 -> new int[] {1, 1, 1, 1};
      case 1 -> new int[] {dims[0], 1, 1, 1};
      case 2 -> new int[] {dims[0], 1, 1, dims[1]};
      case 3 -> new int[] {dims[0], 1, dims[1], dims[2]};
      default -> dims;
    };
  }

  private void binary(String name) {
    int[] a = use.dims(0);
    int[] b = use.dims(1);
    int[] result = bhwc(use.outputDims(0));
    boolean single = OperatorUse.size(a) == 1 || OperatorUse.size(b) == 1;
    wrong(a.length != b.length && !single, "gpu.ranks", a.length, b.length);
    boolean firstWhole = Arrays.equals(bhwc(a), result);
    boolean secondWhole = Arrays.equals(bhwc(b), result);
    if (name.equals("ADD") || name.equals("MUL")) {
      wrong(!firstWhole, secondWhole ? "gpu.broadcast-first" : "gpu.broadcast-both");
    }
    wrong(
        (use.isConstant(0) && !secondWhole) || (use.isConstant(1) && !firstWhole),
        "gpu.wide-constant");
  }

  private void special(String name) {
    int rank = use.dims(0).length;
    switch (name) {
      case "BATCH_MATMUL" -> matMul();
      case "FULLY_CONNECTED" -> {
        boolean keep = use.options(new FullyConnectedOptions()).keepNumDims();
        refuse(!use.isConstant(1) && use.has(2), "gpu.weights-bias");
        refuse(
            keep
                ? rank != use.outputDims(0).length
                : (long) use.dims(0)[0] * use.dims(1)[1] != size(0),
            "gpu.folds");
      }
      case "CONV_2D", "DEPTHWISE_CONV_2D" -> refuse(use.has(2) && !use.isConstant(2), "gpu.bias");
      case "SOFTMAX" -> refuse(use.options(new SoftmaxOptions()).beta() != 1, "gpu.beta");
      case "TRANSPOSE" -> refuse(rank < 2, "gpu.rank-1");
      case "SLICE" -> refuse(rank < 3, "gpu.rank-3", rank);
      case "STRIDED_SLICE" -> wrong(rank != RANK, "gpu.rank-height", rank);
      case "PAD" -> refuse(rank != RANK, "gpu.rank-4", rank);
      case "CONCATENATION" -> {
        for (int i = 0; i < use.inputs(); i++) {
          refuse(use.isConstant(i) && use.dims(i).length != RANK, "gpu.constant-rank");
        }
      }
      case "GATHER" -> {
        refuse(rank != 2 || use.dims(1).length != 1, "gpu.gather");
        wrong(use.options(new GatherOptions()).axis() != 0, "gpu.axis");
      }
      case "ONE_HOT" -> {
        int axis = use.options(new OneHotOptions()).axis();
        refuse(rank != 1 || (axis != -1 && axis != 1), "gpu.indices");
      }
      default -> {
        // Taken as it is.
      }
    }
  }

  private long size(int operand) {
    return OperatorUse.size(use.dims(operand));
  }

  private void matMul() {
    BatchMatMulOptions options = use.options(new BatchMatMulOptions());
    wrong(options.adjX() || options.adjY(), "gpu.adjoint");
    int[] a = use.dims(0);
    int[] b = use.dims(1);
    if (use.isConstant(0)) {
      find(Severity.FAILS, "gpu.left-constant");
    }
    if (use.isConstant(1)) {
      refuse(b.length != 2, "gpu.right-constant");
      return;
    }
    wrong(a.length == 2 || b.length == 2, "gpu.matrices");
    boolean sameBatch =
        a.length == b.length
            && Arrays.equals(Arrays.copyOf(a, a.length - 2), Arrays.copyOf(b, b.length - 2));
    refuse(!sameBatch, "gpu.batch");
  }

  /** What the delegate may fuse away although it is to be seen. */
  private void outputs() {
    Map<Integer, Integer> producers = new HashMap<>();
    for (int i = 0; i < graph.operatorsLength(); i++) {
      OperatorUse producer = new OperatorUse(file.name(), model, subgraph, i);
      for (int o = 0; o < producer.outputs(); o++) {
        producers.put(producer.output(o), i);
      }
    }
    for (int i = 0; i < graph.outputsLength(); i++) {
      int output = graph.outputs(i);
      Integer producer = producers.get(output);
      index = producer == null ? 0 : producer;
      if (graph.operatorsLength() == 0) {
        continue;
      }
      use = new OperatorUse(file.name(), model, subgraph, index);
      refuse(producer == null, "gpu.passed", i);
      if (producer == null || readers.getOrDefault(output, 0) == 0) {
        continue;
      }
      wrong(use.name().equals("ADD"), "gpu.add", i);
      String reader = lastReader.get(output);
      boolean elementwise =
          UNARY.contains(reader)
              || BINARY.contains(reader)
              || reader.equals("ADD")
              || reader.equals("MUL");
      boolean oneInput =
          UNARY.contains(use.name())
              || (use.inputs() == 2
                  && (BINARY.contains(use.name()) || use.name().equals("MUL"))
                  && (use.isConstant(0) || use.isConstant(1)));
      wrong(oneInput && elementwise && readers.get(output) == 1, "gpu.fused", i, reader);
    }
  }
}

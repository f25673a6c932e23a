package dev.hone.tflite.file;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.graph.Shape;
import java.io.IOException;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.lite.schema.Model;
import org.tensorflow.lite.schema.SignatureDef;
import org.tensorflow.lite.schema.SubGraph;
import org.tensorflow.lite.schema.Tensor;
import org.tensorflow.lite.schema.TensorMap;
import org.tensorflow.lite.schema.TensorType;

/**
 * A {@code .tflite} file that was checked and may be given to native code. Immutable.
 *
 * <p>Checked are the flatbuffer's structure, all indices and sizes, the order of operators, and for
 * each operator its operands, options and result by a closed list: files of float32 (with int32
 * indices and bool), static shapes, no custom operators. Others are refused with the reason.
 */
public final class TfLiteFile {
  private static final long MAX_BYTES = Integer.MAX_VALUE;

  private final String name;
  private final ByteBuffer bytes;
  private final Model model;

  private TfLiteFile(String name, ByteBuffer bytes, Model model) {
    this.name = name;
    this.bytes = bytes;
    this.model = model;
  }

  /**
   * A function of the file.
   *
   * @param subgraph the subgraph that computes it
   * @param inputs by name, in order
   * @param outputs by name, in order
   */
  public record Signature(
      String key, int subgraph, Map<String, TensorInfo> inputs, Map<String, TensorInfo> outputs) {
    public Signature {
      inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
      outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    }
  }

  /**
   * One operator of a subgraph.
   *
   * @param name as the schema calls it: {@code BATCH_MATMUL}
   * @param inputs indices of tensors, −1 for an operand that was left out
   * @param outputs indices of tensors
   */
  public record Operation(String name, int version, List<Integer> inputs, List<Integer> outputs) {
    public Operation {
      inputs = List.copyOf(inputs);
      outputs = List.copyOf(outputs);
    }
  }

  /**
   * Checks a file's bytes.
   *
   * @param name for messages
   * @throws InvalidInputException saying what is wrong, and with which tensor or operation
   */
  public static TfLiteFile of(String name, byte[] bytes) {
    ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length).order(ByteOrder.LITTLE_ENDIAN);
    direct.put(bytes);
    ((Buffer) direct).rewind();
    FlatbufferVerifier.verify(name, direct);
    Model model = Model.getRootAsModel(direct);
    FileChecks.check(name, model);
    return new TfLiteFile(name, direct, model);
  }

  /**
   * Reads and checks a file.
   *
   * @throws InvalidInputException also if there is no such file, or it is larger than 2 GB
   */
  public static TfLiteFile read(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new InvalidInputException(Message.of("tflite.file.folder", file.toString()));
    }
    try {
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        throw new InvalidInputException(Message.of("tflite.file.endless", file.toString()));
      }
      long size = Files.size(file);
      if (size > MAX_BYTES) {
        throw new InvalidInputException(
            Message.of("tflite.file.size", file.toString(), size, MAX_BYTES));
      }
      return of(file.toString(), Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      throw new InvalidInputException(Message.of("error.no-file", file.toString()), e);
    }
  }

  public String name() {
    return name;
  }

  /** The file's size in bytes. */
  public int size() {
    return bytes.capacity();
  }

  /** The file: direct, read-only, little endian, at position 0. A new view each time. */
  public ByteBuffer buffer() {
    return bytes.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
  }

  public Model model() {
    return model;
  }

  /** What the file says it is; may be empty. */
  public String description() {
    return model.description() == null ? "" : model.description();
  }

  /** The oldest TensorFlow Lite that runs it, as the file says; may be empty. */
  public String minimumRuntime() {
    ByteBuffer content = metadata("min_runtime_version");
    return content == null ? "" : StandardCharsets.US_ASCII.decode(content).toString().trim();
  }

  /** The content of a metadata buffer, or null. */
  ByteBuffer metadata(String key) {
    for (int i = 0; i < model.metadataLength(); i++) {
      if (model.metadata(i).name().equals(key)) {
        return model.buffers((int) model.metadata(i).buffer()).dataAsByteBuffer();
      }
    }
    return null;
  }

  /**
   * A text of the TensorFlow Lite metadata: {@code name}, {@code description}, {@code version},
   * {@code author} or {@code licence}; empty if the file does not give it or has damaged metadata.
   */
  public String info(String field) {
    ByteBuffer content = metadata(FileMetadata.NAME);
    return content == null ? "" : FileMetadata.read(content, field);
  }

  /**
   * How the first input is to be scaled, by the TensorFlow Lite metadata; empty if they do not say
   * so or are damaged.
   */
  public Optional<FileInfo.Meaning> inputScaling() {
    ByteBuffer content = metadata(FileMetadata.NAME);
    return content == null ? Optional.empty() : FileMetadata.inputScaling(content);
  }

  /** The file's functions; may be empty. */
  public List<Signature> signatures() {
    List<Signature> signatures = new ArrayList<>();
    for (int i = 0; i < model.signatureDefsLength(); i++) {
      SignatureDef signature = model.signatureDefs(i);
      int subgraph = (int) signature.subgraphIndex();
      Map<String, TensorInfo> inputs = new LinkedHashMap<>();
      for (int t = 0; t < signature.inputsLength(); t++) {
        TensorMap map = signature.inputs(t);
        inputs.put(map.name(), tensor(subgraph, (int) map.tensorIndex()));
      }
      Map<String, TensorInfo> outputs = new LinkedHashMap<>();
      for (int t = 0; t < signature.outputsLength(); t++) {
        TensorMap map = signature.outputs(t);
        outputs.put(map.name(), tensor(subgraph, (int) map.tensorIndex()));
      }
      signatures.add(new Signature(signature.signatureKey(), subgraph, inputs, outputs));
    }
    return signatures;
  }

  public int subgraphs() {
    return model.subgraphsLength();
  }

  /** A subgraph's tensors, by index. */
  public List<TensorInfo> tensors(int subgraph) {
    List<TensorInfo> tensors = new ArrayList<>();
    for (int i = 0; i < model.subgraphs(subgraph).tensorsLength(); i++) {
      tensors.add(tensor(subgraph, i));
    }
    return tensors;
  }

  private TensorInfo tensor(int subgraph, int index) {
    Tensor tensor = model.subgraphs(subgraph).tensors(index);
    String label = tensor.name() == null ? "" : tensor.name();
    return new TensorInfo(
        label, TensorType.name(tensor.type()), Shape.of(OperatorUse.dims(tensor)));
  }

  /** A subgraph's operators, in the order in which they run. */
  public List<Operation> operations(int subgraph) {
    SubGraph graph = model.subgraphs(subgraph);
    List<Operation> operations = new ArrayList<>();
    for (int i = 0; i < graph.operatorsLength(); i++) {
      OperatorUse use = new OperatorUse(name, model, subgraph, i);
      List<Integer> inputs = new ArrayList<>();
      for (int o = 0; o < use.inputs(); o++) {
        inputs.add(use.input(o));
      }
      List<Integer> outputs = new ArrayList<>();
      for (int o = 0; o < use.outputs(); o++) {
        outputs.add(use.output(o));
      }
      operations.add(new Operation(use.name(), use.version(), inputs, outputs));
    }
    return operations;
  }

  /** How many bytes of the file are constants: weights, mostly. */
  public long constantBytes() {
    long sum = 0;
    for (int i = 0; i < model.buffersLength(); i++) {
      sum += model.buffers(i).dataLength();
    }
    for (int i = 0; i < model.metadataLength(); i++) {
      sum -= model.buffers((int) model.metadata(i).buffer()).dataLength();
    }
    return sum;
  }
}

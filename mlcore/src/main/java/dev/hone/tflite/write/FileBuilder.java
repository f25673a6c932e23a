package dev.hone.tflite.write;

import com.google.flatbuffers.FlatBufferBuilder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tensorflow.lite.schema.Buffer;
import org.tensorflow.lite.schema.Metadata;
import org.tensorflow.lite.schema.MetadataT;
import org.tensorflow.lite.schema.Model;
import org.tensorflow.lite.schema.OperatorCode;
import org.tensorflow.lite.schema.OperatorCodeT;
import org.tensorflow.lite.schema.SignatureDef;
import org.tensorflow.lite.schema.SignatureDefT;
import org.tensorflow.lite.schema.SubGraph;
import org.tensorflow.lite.schema.TensorMapT;

/**
 * Puts a {@code .tflite} file together: buffers, operator codes, subgraphs, signatures, metadata.
 * The same calls give the same bytes.
 */
public final class FileBuilder {
  /** Kernels read tensors in place, some with instructions that want this alignment. */
  private static final int BUFFER_ALIGNMENT = 16;

  private static final int SCHEMA_VERSION = 3;
  private static final int INITIAL_BYTES = 1 << 16;

  /** Operator codes from here on do not fit the schema's old field of one byte. */
  private static final int PLACEHOLDER_CODE = 127;

  private final List<ByteBuffer> buffers = new ArrayList<>();
  private final Map<ByteBuffer, Integer> buffersByContent = new HashMap<>();
  private final Map<Code, Integer> operatorCodes = new LinkedHashMap<>();
  private final List<SubgraphBuilder> subgraphs = new ArrayList<>();
  private final List<SignatureDefT> signatures = new ArrayList<>();
  private final List<MetadataT> metadata = new ArrayList<>();

  public FileBuilder() {
    // By convention buffer 0 is empty: the buffer of all tensors without data.
    buffers.add(ByteBuffer.allocate(0));
  }

  /** The index of a buffer with these bytes; equal contents share one. */
  int buffer(ByteBuffer content) {
    return buffersByContent.computeIfAbsent(
        content,
        bytes -> {
          buffers.add(bytes);
          return buffers.size() - 1;
        });
  }

  int floats(float[] values) {
    ByteBuffer bytes = bytes(values.length);
    bytes.asFloatBuffer().put(values);
    return buffer(bytes);
  }

  int ints(int... values) {
    ByteBuffer bytes = bytes(values.length);
    bytes.asIntBuffer().put(values);
    return buffer(bytes);
  }

  private static ByteBuffer bytes(int values) {
    return ByteBuffer.allocate(Integer.BYTES * values).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** An operator in one of its versions. */
  private record Code(int builtin, int version) {}

  /** The index of an operator code. */
  int operatorCode(int builtin, int version) {
    return operatorCodes.computeIfAbsent(new Code(builtin, version), code -> operatorCodes.size());
  }

  public SubgraphBuilder subgraph(String name) {
    SubgraphBuilder subgraph = new SubgraphBuilder(this, subgraphs.size(), name);
    subgraphs.add(subgraph);
    return subgraph;
  }

  /** Makes a subgraph callable; its inputs and outputs have their names from there. */
  public void signature(String key, SubgraphBuilder subgraph) {
    SignatureDefT signature = new SignatureDefT();
    signature.setSignatureKey(key);
    signature.setSubgraphIndex(subgraph.index());
    signature.setInputs(tensorMap(subgraph.inputs()));
    signature.setOutputs(tensorMap(subgraph.outputs()));
    signatures.add(signature);
  }

  private static TensorMapT[] tensorMap(Map<String, Integer> tensors) {
    List<TensorMapT> map = new ArrayList<>();
    tensors.forEach(
        (name, index) -> {
          TensorMapT entry = new TensorMapT();
          entry.setName(name);
          entry.setTensorIndex(index);
          map.add(entry);
        });
    return map.toArray(new TensorMapT[0]);
  }

  void metadata(String name, ByteBuffer content) {
    MetadataT entry = new MetadataT();
    entry.setName(name);
    entry.setBuffer(buffer(content));
    metadata.add(entry);
  }

  public byte[] build(String description) {
    metadata("min_runtime_version", MinimumRuntime.of(builtins()));
    FlatBufferBuilder builder = new FlatBufferBuilder(INITIAL_BYTES);
    int bufferVector = Model.createBuffersVector(builder, packBuffers(builder));
    int codeVector =
        Model.createOperatorCodesVector(
            builder,
            operatorCodes.keySet().stream()
                .mapToInt(code -> OperatorCode.pack(builder, code(code)))
                .toArray());
    int subgraphVector =
        Model.createSubgraphsVector(
            builder,
            subgraphs.stream()
                .mapToInt(subgraph -> SubGraph.pack(builder, subgraph.build()))
                .toArray());
    int signatureVector =
        Model.createSignatureDefsVector(
            builder,
            signatures.stream()
                .mapToInt(signature -> SignatureDef.pack(builder, signature))
                .toArray());
    int metadataVector =
        Model.createMetadataVector(
            builder, metadata.stream().mapToInt(entry -> Metadata.pack(builder, entry)).toArray());
    int descriptionString = builder.createString(description);
    Model.finishModelBuffer(
        builder,
        Model.createModel(
            builder,
            SCHEMA_VERSION,
            codeVector,
            subgraphVector,
            descriptionString,
            bufferVector,
            0,
            metadataVector,
            signatureVector));
    return builder.sizedByteArray();
  }

  private Set<Integer> builtins() {
    Set<Integer> builtins = new HashSet<>();
    operatorCodes.keySet().forEach(code -> builtins.add(code.builtin()));
    return builtins;
  }

  /** The generated classes would align the data to one byte only. */
  private int[] packBuffers(FlatBufferBuilder builder) {
    int[] offsets = new int[buffers.size()];
    for (int i = 0; i < offsets.length; i++) {
      byte[] bytes = buffers.get(i).array();
      int data = 0;
      if (bytes.length > 0) {
        builder.createUnintializedVector(1, bytes.length, BUFFER_ALIGNMENT).put(bytes);
        data = builder.endVector();
      }
      Buffer.startBuffer(builder);
      if (data != 0) {
        Buffer.addData(builder, data);
      }
      offsets[i] = Buffer.endBuffer(builder);
    }
    return offsets;
  }

  private static OperatorCodeT code(Code of) {
    OperatorCodeT code = new OperatorCodeT();
    code.setDeprecatedBuiltinCode((byte) Math.min(of.builtin(), PLACEHOLDER_CODE));
    code.setBuiltinCode(of.builtin());
    code.setVersion(of.version());
    return code;
  }

  /** Text as a fixed-size, zero-padded buffer. */
  static ByteBuffer text(String text, int size) {
    return ByteBuffer.wrap(Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), size));
  }
}

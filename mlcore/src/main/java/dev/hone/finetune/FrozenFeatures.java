package dev.hone.finetune;

import dev.hone.base.Hash;
import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.base.Nearest;
import dev.hone.base.Safetensors;
import dev.hone.tflite.file.TensorInfo;
import dev.hone.tflite.file.TfLiteFile;
import dev.hone.tflite.run.LoadedModel;
import dev.hone.tflite.run.LoadedSignature;
import dev.hone.tflite.run.TfLiteRuntime;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What a frozen {@code .tflite} base makes of rows: the values of one output of one signature,
 * computed once and kept in a file, so that a head can be trained on them for many epochs.
 */
public final class FrozenFeatures {
  private static final String TENSOR = "features";

  private final int width;
  private final float[] values;

  private FrozenFeatures(int width, float[] values) {
    this.width = width;
    this.values = values;
  }

  /**
   * Where the features come from.
   *
   * @param signature of the file, with one float32 input [batch, ...]; the last batch is filled up
   *     with zeros
   * @param output a float32 output [batch, ...] of it
   */
  public record Source(TfLiteFile file, String signature, String output) {}

  /** Values of a row. */
  public int width() {
    return width;
  }

  /** Row-major [rows, width]; not a copy. */
  public float[] values() {
    return values;
  }

  /**
   * Runs the base on all rows, or reads what an earlier call with the same file, output and rows
   * kept.
   *
   * @param rows row-major, as the base takes them
   * @param count how many rows
   * @param cache folder for the results, or null to keep none
   * @throws InvalidInputException if there is no such output, naming the nearest; or the signature
   *     has several inputs, or the rows do not fit its input
   * @throws IOException if the cache cannot be read or written
   */
  public static FrozenFeatures compute(
      TfLiteRuntime runtime,
      TfLiteRuntime.Options options,
      Source source,
      float[] rows,
      int count,
      Path cache)
      throws IOException {
    Path kept = cache == null ? null : cache.resolve(key(source, rows) + ".safetensors");
    if (kept != null && Files.exists(kept)) {
      Safetensors.Tensor tensor = Safetensors.read(kept).tensors().get(TENSOR);
      if (tensor == null || tensor.shape().size() != 2 || tensor.shape().get(0) != count) {
        throw new InvalidInputException(Message.of("finetune.no-features", kept.toString(), count));
      }
      return new FrozenFeatures(tensor.shape().get(1), tensor.values());
    }
    FrozenFeatures features;
    try (LoadedModel model = runtime.load(source.file(), options)) {
      features = run(source, model.signature(source.signature()), rows, count);
    }
    if (kept != null) {
      Safetensors tensors = new Safetensors();
      tensors.put(TENSOR, List.of(count, features.width), features.values);
      tensors.write(kept);
    }
    return features;
  }

  private static FrozenFeatures run(
      Source source, LoadedSignature signature, float[] rows, int count) {
    String output = source.output();
    TensorInfo to = signature.outputs().get(output);
    if (to == null) {
      throw new InvalidInputException(
          Nearest.hinted(
              Message.of(
                  "finetune.no-output",
                  source.file().name(),
                  signature.key(),
                  Message.of("value.quoted", output),
                  signature.outputs().keySet()),
              output,
              signature.outputs().keySet()));
    }
    if (signature.inputs().size() != 1) {
      throw new InvalidInputException(
          Message.of(
              "finetune.one-input",
              source.file().name(),
              signature.key(),
              signature.inputs().keySet()));
    }
    Map.Entry<String, TensorInfo> from = signature.inputs().entrySet().iterator().next();
    int batch = from.getValue().shape().rank() == 0 ? 1 : from.getValue().shape().dim(0);
    int in = from.getValue().shape().size() / batch;
    if (count < 1 || rows.length != (long) count * in || to.shape().size() % batch != 0) {
      throw new InvalidInputException(
          Message.of(
              "finetune.rows-unfit",
              source.file().name(),
              Message.of("finetune.is", from.getKey(), from.getValue().toString()),
              Message.of("finetune.is", output, to.toString()),
              count,
              rows.length));
    }
    int width = to.shape().size() / batch;
    float[] values = new float[Math.multiplyExact(count, width)];
    float[] input = new float[batch * in];
    float[] result = new float[batch * width];
    for (int start = 0; start < count; start += batch) {
      int now = Math.min(batch, count - start);
      Arrays.fill(input, 0);
      System.arraycopy(rows, start * in, input, 0, now * in);
      signature.put(from.getKey(), input);
      signature.run();
      signature.get(output, result);
      System.arraycopy(result, 0, values, start * width, now * width);
    }
    return new FrozenFeatures(width, values);
  }

  /** SHA-256 of all that decides the features. */
  private static String key(Source source, float[] rows) {
    MessageDigest digest = Hash.sha256();
    digest.update(source.file().buffer());
    String names = source.signature() + "\n" + source.output() + "\n";
    digest.update(names.getBytes(StandardCharsets.UTF_8));
    ByteBuffer bytes = ByteBuffer.allocate(4 * rows.length);
    bytes.asFloatBuffer().put(rows);
    digest.update(bytes.array());
    return Hash.hex(digest.digest());
  }
}

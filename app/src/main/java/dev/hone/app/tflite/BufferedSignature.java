package dev.hone.app.tflite;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.tflite.file.TensorInfo;
import dev.hone.tflite.run.LoadedSignature;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A signature of a {@link BufferedModel}: checks names, types and sizes. */
final class BufferedSignature implements LoadedSignature {
  private final BufferedModel model;
  private final SignatureBuffers buffers;
  private final Map<String, TensorInfo> inputs = new LinkedHashMap<>();
  private final Map<String, TensorInfo> outputs = new LinkedHashMap<>();
  private long latencyNanos;

  BufferedSignature(BufferedModel model, SignatureBuffers buffers) {
    this.model = model;
    this.buffers = buffers;
    buffers.inputs().forEach((name, tensor) -> inputs.put(name, tensor.info()));
    buffers.outputs().forEach((name, tensor) -> outputs.put(name, tensor.info()));
  }

  @Override
  public String key() {
    return buffers.key();
  }

  @Override
  public Map<String, TensorInfo> inputs() {
    return Collections.unmodifiableMap(inputs);
  }

  @Override
  public Map<String, TensorInfo> outputs() {
    return Collections.unmodifiableMap(outputs);
  }

  @Override
  public void put(String input, float[] values) {
    tensor("input", input, TensorInfo.FLOAT32, values.length).put(values);
  }

  @Override
  public void put(String input, int[] values) {
    tensor("input", input, TensorInfo.INT32, values.length).put(values);
  }

  @Override
  public void run() {
    latencyNanos = model.run(buffers);
  }

  @Override
  public void get(String output, float[] values) {
    tensor("output", output, TensorInfo.FLOAT32, values.length).get(values);
  }

  @Override
  public void get(String output, int[] values) {
    tensor("output", output, TensorInfo.INT32, values.length).get(values);
  }

  @Override
  public long latencyNanos() {
    return latencyNanos;
  }

  private TensorBuffer tensor(String kind, String name, String type, int length) {
    model.requireOpen();
    Map<String, TensorBuffer> tensors = kind.equals("input") ? buffers.inputs() : buffers.outputs();
    TensorBuffer tensor = tensors.get(name);
    if (tensor == null) {
      throw new InvalidInputException(
          Message.of("phone.tflite.no-" + kind, key(), name, tensors.keySet()));
    }
    TensorInfo info = tensor.info();
    if (!info.type().equals(type) || info.shape().size() != length) {
      throw new InvalidInputException(
          Message.of(
              "phone.tflite.other-" + kind,
              name,
              key(),
              info.toString(),
              info.shape().size(),
              length,
              type));
    }
    return tensor;
  }
}

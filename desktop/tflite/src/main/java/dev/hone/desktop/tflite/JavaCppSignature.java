package dev.hone.desktop.tflite;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.graph.Shape;
import dev.hone.tflite.file.TensorInfo;
import dev.hone.tflite.run.LoadedSignature;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.tensorflowlite.SignatureRunner;
import org.bytedeco.tensorflowlite.TfLiteTensor;
import org.bytedeco.tensorflowlite.global.tensorflowlite;

/** A signature runner; values pass through native memory of this object's own. */
final class JavaCppSignature implements LoadedSignature {
  private final JavaCppModel model;
  private final String key;
  private final SignatureRunner runner;
  private final Map<String, Port> inputs = new LinkedHashMap<>();
  private final Map<String, Port> outputs = new LinkedHashMap<>();
  private final Map<String, TensorInfo> inputInfos = new LinkedHashMap<>();
  private final Map<String, TensorInfo> outputInfos = new LinkedHashMap<>();
  private long latencyNanos;

  JavaCppSignature(
      JavaCppModel model,
      String key,
      SignatureRunner runner,
      List<String> inputNames,
      List<String> outputNames) {
    this.model = model;
    this.key = key;
    this.runner = runner;
    for (String name : inputNames) {
      Port port = new Port(name, runner.input_tensor(name));
      inputs.put(name, port);
      inputInfos.put(name, port.info);
    }
    for (String name : outputNames) {
      Port port = new Port(name, runner.output_tensor(name));
      outputs.put(name, port);
      outputInfos.put(name, port.info);
    }
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public Map<String, TensorInfo> inputs() {
    return Collections.unmodifiableMap(inputInfos);
  }

  @Override
  public Map<String, TensorInfo> outputs() {
    return Collections.unmodifiableMap(outputInfos);
  }

  @Override
  public void put(String input, float[] values) {
    Port port = port(inputs, "input", input);
    port.check("input", TensorInfo.FLOAT32, values.length);
    ((FloatPointer) port.staging).put(values, 0, values.length);
    port.send();
  }

  @Override
  public void put(String input, int[] values) {
    Port port = port(inputs, "input", input);
    port.check("input", TensorInfo.INT32, values.length);
    ((IntPointer) port.staging).put(values, 0, values.length);
    port.send();
  }

  @Override
  public void run() {
    model.requireOpen();
    long start = System.nanoTime();
    if (runner.Invoke() != tensorflowlite.kTfLiteOk) {
      throw new IllegalStateException("TensorFlow Lite failed while it ran signature " + key);
    }
    latencyNanos = System.nanoTime() - start;
  }

  @Override
  public void get(String output, float[] values) {
    Port port = port(outputs, "output", output);
    port.check("output", TensorInfo.FLOAT32, values.length);
    port.receive();
    ((FloatPointer) port.staging).get(values, 0, values.length);
  }

  @Override
  public void get(String output, int[] values) {
    Port port = port(outputs, "output", output);
    port.check("output", TensorInfo.INT32, values.length);
    port.receive();
    ((IntPointer) port.staging).get(values, 0, values.length);
  }

  @Override
  public long latencyNanos() {
    return latencyNanos;
  }

  private Port port(Map<String, Port> ports, String kind, String name) {
    model.requireOpen();
    Port port = ports.get(name);
    if (port == null) {
      throw new InvalidInputException(
          Message.of(
              "tflite.port.missing",
              key,
              Message.of("tflite.port." + kind),
              name,
              new ArrayList<>(ports.keySet())));
    }
    return port;
  }

  void free() {
    inputs.values().forEach(Port::free);
    outputs.values().forEach(Port::free);
  }

  /** A tensor and memory to pass its values through: its own may move while the model runs. */
  private final class Port {
    private final TensorInfo info;
    private final TfLiteTensor tensor;
    private final Pointer staging;
    private final long bytes;

    Port(String name, TfLiteTensor tensor) {
      this.tensor = tensor;
      int[] dims = new int[tensorflowlite.TfLiteTensorNumDims(tensor)];
      for (int i = 0; i < dims.length; i++) {
        dims[i] = tensorflowlite.TfLiteTensorDim(tensor, i);
      }
      String type = type(tensorflowlite.TfLiteTensorType(tensor));
      info = new TensorInfo(name, type, Shape.of(dims));
      bytes = (long) Float.BYTES * info.shape().size();
      staging =
          switch (type) {
            case TensorInfo.FLOAT32 -> new FloatPointer(info.shape().size());
            case TensorInfo.INT32 -> new IntPointer(info.shape().size());
            default -> null;
          };
    }

    /** The runtime numbers types otherwise than the file does. */
    private static String type(int runtimeType) {
      if (runtimeType == tensorflowlite.kTfLiteFloat32) {
        return TensorInfo.FLOAT32;
      }
      if (runtimeType == tensorflowlite.kTfLiteInt32) {
        return TensorInfo.INT32;
      }
      return tensorflowlite.TfLiteTypeGetName(runtimeType).getString();
    }

    void check(String kind, String type, int length) {
      if (!info.type().equals(type) || info.shape().size() != length) {
        throw new InvalidInputException(
            Message.of(
                "tflite.port.values",
                Message.of("tflite.port." + kind),
                info.name(),
                key,
                info.toString(),
                info.shape().size(),
                Message.of("tflite.port.received", length, type)));
      }
    }

    void send() {
      if (tensorflowlite.TfLiteTensorCopyFromBuffer(tensor, staging, bytes)
          != tensorflowlite.kTfLiteOk) {
        throw new IllegalStateException("TensorFlow Lite does not take input " + info.name());
      }
    }

    void receive() {
      if (tensorflowlite.TfLiteTensorCopyToBuffer(tensor, staging, bytes)
          != tensorflowlite.kTfLiteOk) {
        throw new IllegalStateException("TensorFlow Lite does not give output " + info.name());
      }
    }

    void free() {
      if (staging != null) {
        staging.deallocate();
      }
    }
  }
}

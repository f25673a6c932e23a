package dev.hone.desktop.tflite;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.tflite.file.TfLiteFile;
import dev.hone.tflite.run.Accelerator;
import dev.hone.tflite.run.LoadedModel;
import dev.hone.tflite.run.LoadedSignature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.tensorflowlite.Interpreter;
import org.bytedeco.tensorflowlite.SignatureRunner;
import org.bytedeco.tensorflowlite.global.tensorflowlite;
import org.tensorflow.lite.schema.Model;
import org.tensorflow.lite.schema.SignatureDef;
import org.tensorflow.lite.schema.SubGraph;

/** An interpreter with its signatures, and the native memory that it needs. */
final class JavaCppModel implements LoadedModel {
  /** The signature of a file that has none. */
  private static final String MAIN = "main";

  private final Accelerator accelerator;
  private final Message reason;
  private final Interpreter interpreter;

  /** In the order in which they are freed. */
  private final Pointer[] memory;

  private final Map<String, JavaCppSignature> signatures = new LinkedHashMap<>();
  private boolean closed;

  JavaCppModel(
      Accelerator accelerator, Message reason, Interpreter interpreter, Pointer... memory) {
    this.accelerator = accelerator;
    this.reason = reason;
    this.interpreter = interpreter;
    this.memory = memory;
  }

  /** Finds the signatures and allocates their tensors. */
  void open(TfLiteFile file) {
    Model model = Model.getRootAsModel(file.buffer());
    for (int i = 0; i < model.signatureDefsLength(); i++) {
      SignatureDef signature = model.signatureDefs(i);
      List<String> inputs = new ArrayList<>();
      for (int j = 0; j < signature.inputsLength(); j++) {
        inputs.add(signature.inputs(j).name());
      }
      List<String> outputs = new ArrayList<>();
      for (int j = 0; j < signature.outputsLength(); j++) {
        outputs.add(signature.outputs(j).name());
      }
      String key = signature.signatureKey();
      add(file, key, interpreter.GetSignatureRunner(key), inputs, outputs);
    }
    if (signatures.isEmpty()) {
      SubGraph graph = model.subgraphs(0);
      List<String> inputs = new ArrayList<>();
      for (int j = 0; j < graph.inputsLength(); j++) {
        inputs.add(graph.tensors(graph.inputs(j)).name());
      }
      List<String> outputs = new ArrayList<>();
      for (int j = 0; j < graph.outputsLength(); j++) {
        outputs.add(graph.tensors(graph.outputs(j)).name());
      }
      add(file, MAIN, interpreter.GetSignatureRunner((BytePointer) null), inputs, outputs);
    }
  }

  private void add(
      TfLiteFile file,
      String key,
      SignatureRunner runner,
      List<String> inputs,
      List<String> outputs) {
    if (runner == null || runner.isNull() || runner.AllocateTensors() != tensorflowlite.kTfLiteOk) {
      throw new InvalidInputException(Message.of("tflite.run.signature", key, file.name()));
    }
    signatures.put(key, new JavaCppSignature(this, key, runner, inputs, outputs));
  }

  void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the model is closed");
    }
  }

  @Override
  public List<String> signatures() {
    requireOpen();
    return new ArrayList<>(signatures.keySet());
  }

  @Override
  public LoadedSignature signature(String key) {
    requireOpen();
    JavaCppSignature signature = signatures.get(key);
    if (signature == null) {
      throw new InvalidInputException(
          Message.of("tflite.no-signature", key, String.join(", ", signatures.keySet())));
    }
    return signature;
  }

  @Override
  public Accelerator accelerator() {
    return accelerator;
  }

  @Override
  public Message reason() {
    return reason;
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    signatures.values().forEach(JavaCppSignature::free);
    interpreter.deallocate();
    for (Pointer pointer : memory) {
      if (pointer != null) {
        pointer.deallocate();
      }
    }
  }
}

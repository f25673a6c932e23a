package dev.hone.app.tflite;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.tflite.run.Accelerator;
import dev.hone.tflite.run.LoadedModel;
import dev.hone.tflite.run.LoadedSignature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An engine with its signatures. A lock keeps {@link #close} on one thread from pulling the native
 * memory away under a run on another.
 */
final class BufferedModel implements LoadedModel {
  private final Engine engine;
  private final Map<String, LoadedSignature> signatures = new LinkedHashMap<>();
  private boolean closed;

  BufferedModel(Engine engine, List<SignatureBuffers> signatures) {
    this.engine = engine;
    for (SignatureBuffers buffers : signatures) {
      this.signatures.put(buffers.key(), new BufferedSignature(this, buffers));
    }
  }

  synchronized long run(SignatureBuffers signature) {
    requireOpen();
    return engine.run(signature);
  }

  synchronized void requireOpen() {
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
    LoadedSignature signature = signatures.get(key);
    if (signature == null) {
      throw new InvalidInputException(
          Message.of("phone.tflite.no-signature", key, signatures.keySet()));
    }
    return signature;
  }

  @Override
  public synchronized Accelerator accelerator() {
    return engine.accelerator();
  }

  @Override
  public synchronized Message reason() {
    return engine.reason();
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      engine.close();
    }
  }
}

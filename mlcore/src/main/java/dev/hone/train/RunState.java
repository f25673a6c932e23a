package dev.hone.train;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.hone.base.InvalidInputException;
import dev.hone.base.JsonFields;
import dev.hone.base.Message;
import dev.hone.base.Safetensors;
import dev.hone.exec.Session;
import dev.hone.graph.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Everything that decides how a run goes on, as it was at the end of an epoch: all variables (the
 * optimiser's included), the best weights so far, the history. Random streams need no saving: they
 * are derived from the epoch.
 */
final class RunState {
  final List<EpochRecord> history = new ArrayList<>();
  final List<Double> validationLosses = new ArrayList<>();
  int bestEpoch;
  double bestLoss = Double.POSITIVE_INFINITY;
  double firstLoss = Double.NaN;
  private final Map<String, Shape> shapes;
  private final Map<String, float[]> current = new LinkedHashMap<>();
  private final Map<String, float[]> best = new LinkedHashMap<>();

  RunState(Session session) {
    shapes = session.variables();
    shapes.forEach((name, shape) -> current.put(name, session.read(name)));
  }

  int epoch() {
    return history.size();
  }

  void add(EpochRecord record) {
    history.add(record);
    if (!Double.isNaN(record.validationLoss())) {
      validationLosses.add(record.validationLoss());
    }
  }

  /** Notes the variables as they are now. */
  void capture(Session session) {
    current.forEach(session::read);
  }

  /** Notes the variables as the best so far. */
  void captureBest(Session session) {
    shapes.forEach(
        (name, shape) ->
            session.read(name, best.computeIfAbsent(name, key -> new float[shape.size()])));
  }

  void restore(Session session) {
    current.forEach(session::write);
  }

  void restoreBest(Session session) {
    best.forEach(session::write);
  }

  void save(Checkpointing checkpointing) throws IOException {
    JsonObject json = new JsonObject();
    json.addProperty("version", CheckpointInfo.VERSION);
    json.addProperty("identity", checkpointing.identity());
    json.addProperty("bestEpoch", bestEpoch);
    JsonFields.putFinite(json, "bestLoss", bestLoss);
    JsonFields.putFinite(json, "firstLoss", firstLoss);
    JsonArray records = new JsonArray();
    history.forEach(record -> records.add(record.toJson()));
    json.add("history", records);

    Safetensors file = new Safetensors();
    file.metadata().put(CheckpointInfo.METADATA, json.toString());
    current.forEach((name, values) -> file.put("current/" + name, dims(name), values));
    best.forEach((name, values) -> file.put("best/" + name, dims(name), values));
    file.write(checkpointing.file());
  }

  /**
   * Takes over what {@link #save} wrote.
   *
   * @throws InvalidInputException if the file is no checkpoint, or one of another run
   */
  void load(Checkpointing checkpointing) throws IOException {
    Path path = checkpointing.file();
    Safetensors file = Safetensors.read(path);
    CheckpointInfo info = CheckpointInfo.of(path, file);
    if (!info.identity().equals(checkpointing.identity())) {
      throw new InvalidInputException(Message.of("train.checkpoint.other", path.toString()));
    }
    history.clear();
    validationLosses.clear();
    info.history().forEach(this::add);
    bestEpoch = info.bestEpoch();
    bestLoss = info.bestLoss();
    firstLoss = info.firstLoss();
    copy(path, file, "current/", current);
    if (file.tensors().keySet().stream().anyMatch(name -> name.startsWith("best/"))) {
      shapes.forEach((name, shape) -> best.put(name, new float[shape.size()]));
      copy(path, file, "best/", best);
    }
  }

  private void copy(Path path, Safetensors file, String prefix, Map<String, float[]> into) {
    into.forEach(
        (name, values) -> {
          Safetensors.Tensor tensor = file.tensors().get(prefix + name);
          if (tensor == null || !tensor.shape().equals(dims(name))) {
            throw new InvalidInputException(
                Message.of(
                    "train.checkpoint.tensor",
                    path.toString(),
                    prefix + name,
                    dims(name).toString(),
                    tensor == null ? Message.of("train.no-values") : tensor.shape().toString()));
          }
          System.arraycopy(tensor.values(), 0, values, 0, values.length);
        });
  }

  private List<Integer> dims(String name) {
    return Arrays.stream(shapes.get(name).dims()).boxed().collect(Collectors.toList());
  }
}

package dev.hone.cli;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.hone.tflite.file.TensorInfo;
import dev.hone.tflite.file.TfLiteFile;
import dev.hone.tflite.gpu.GpuCompatibility;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hone inspect}. */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    description = {
      "Says what a .tflite file holds: signatures, operations, size, and whether the GPU delegate takes it.",
      ""
    })
final class InspectCommand implements Callable<Integer> {
  private static final int MOST_REASONS = 8;

  @Parameters(paramLabel = "FILE.tflite")
  private Path path;

  @Option(names = "--operations", description = "List every operation with its tensors.")
  private boolean operations;

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Spec private CommandSpec command;

  @Override
  public Integer call() throws IOException {
    TfLiteFile file = TfLiteFile.read(path);
    GpuCompatibility gpu = GpuCompatibility.of(file);
    PrintWriter out = command.commandLine().getOut();
    if (json) {
      out.println(
          new GsonBuilder()
              .setPrettyPrinting()
              .disableHtmlEscaping()
              .create()
              .toJson(json(file, gpu)));
      return Hone.OK;
    }
    out.printf("%s: %s%n", path.getFileName(), orElse(file.description(), "no description"));
    out.printf(
        Locale.ROOT,
        "%,d bytes, %,d of them constants; needs TensorFlow Lite %s%n",
        file.size(),
        file.constantBytes(),
        orElse(file.minimumRuntime(), "of a version that the file does not name"));
    String author = file.info("author");
    if (!author.isEmpty()) {
      out.println("author: " + author);
    }
    String licence = file.info("licence");
    if (!licence.isEmpty()) {
      out.println("licence: " + licence);
    }
    for (TfLiteFile.Signature signature : file.signatures()) {
      out.printf("%nsignature %s%n", signature.key());
      ports(out, "in ", signature.inputs());
      ports(out, "out", signature.outputs());
    }
    out.println();
    counts(file).forEach((name, count) -> out.printf("%6d %s%n", count, name));
    if (operations) {
      list(out, file);
    }
    out.println();
    out.println(gpu.summary());
    reasons(gpu).forEach((reason, count) -> out.printf("%6d %s%n", count, reason));
    return Hone.OK;
  }

  private static String orElse(String text, String otherwise) {
    return text.isEmpty() ? otherwise : text;
  }

  private static void ports(PrintWriter out, String kind, Map<String, TensorInfo> tensors) {
    int width = tensors.keySet().stream().mapToInt(String::length).max().orElse(0);
    tensors.forEach(
        (name, info) ->
            out.printf("  %s %s %s%n", kind, String.format("%-" + (width + 1) + "s", name), info));
  }

  /** How often each operator occurs, in all subgraphs. */
  private static Map<String, Integer> counts(TfLiteFile file) {
    Map<String, Integer> counts = new TreeMap<>();
    for (int subgraph = 0; subgraph < file.subgraphs(); subgraph++) {
      for (TfLiteFile.Operation operation : file.operations(subgraph)) {
        counts.merge(operation.name(), 1, Integer::sum);
      }
    }
    return counts;
  }

  private static void list(PrintWriter out, TfLiteFile file) {
    for (int subgraph = 0; subgraph < file.subgraphs(); subgraph++) {
      out.printf("%nsubgraph %d%n", subgraph);
      List<TensorInfo> tensors = file.tensors(subgraph);
      int index = 0;
      for (TfLiteFile.Operation operation : file.operations(subgraph)) {
        StringBuilder line = new StringBuilder(String.format("%4d %s", index++, operation.name()));
        for (int input : operation.inputs()) {
          line.append(input < 0 ? " –" : " " + tensor(tensors, input));
        }
        line.append(" →");
        for (int output : operation.outputs()) {
          line.append(' ').append(tensor(tensors, output));
        }
        out.println(line);
      }
    }
  }

  private static String tensor(List<TensorInfo> tensors, int index) {
    return tensors.get(index).name() + tensors.get(index).shape();
  }

  /** Reasons with how many operations they concern; the most frequent first, not too many. */
  private static Map<String, Integer> reasons(GpuCompatibility gpu) {
    Map<String, Integer> all = new LinkedHashMap<>();
    for (GpuCompatibility.Finding finding : gpu.findings()) {
      String severity = finding.severity().name().toLowerCase(Locale.ROOT);
      all.merge(severity + " " + finding.operator() + ": " + finding.reason(), 1, Integer::sum);
    }
    Map<String, Integer> most = new LinkedHashMap<>();
    all.entrySet().stream()
        .sorted((a, b) -> b.getValue() - a.getValue())
        .limit(MOST_REASONS)
        .forEach(entry -> most.put(entry.getKey(), entry.getValue()));
    return most;
  }

  private static JsonObject json(TfLiteFile file, GpuCompatibility gpu) {
    JsonObject json = new JsonObject();
    json.addProperty("description", file.description());
    json.addProperty("bytes", file.size());
    json.addProperty("constantBytes", file.constantBytes());
    json.addProperty("minimumRuntime", file.minimumRuntime());
    json.addProperty("author", file.info("author"));
    json.addProperty("licence", file.info("licence"));
    JsonArray signatures = new JsonArray();
    for (TfLiteFile.Signature signature : file.signatures()) {
      JsonObject entry = new JsonObject();
      entry.addProperty("key", signature.key());
      entry.add("inputs", tensors(signature.inputs()));
      entry.add("outputs", tensors(signature.outputs()));
      signatures.add(entry);
    }
    json.add("signatures", signatures);
    JsonObject counts = new JsonObject();
    counts(file).forEach(counts::addProperty);
    json.add("operations", counts);
    JsonObject verdict = new JsonObject();
    verdict.addProperty("fully", gpu.fully());
    verdict.addProperty("summary", gpu.summary().toString());
    JsonArray findings = new JsonArray();
    for (GpuCompatibility.Finding finding : gpu.findings()) {
      JsonObject entry = new JsonObject();
      entry.addProperty("subgraph", finding.subgraph());
      entry.addProperty("operation", finding.operation());
      entry.addProperty("operator", finding.operator());
      entry.addProperty("severity", finding.severity().name().toLowerCase(Locale.ROOT));
      entry.addProperty("reason", finding.reason().toString());
      findings.add(entry);
    }
    verdict.add("findings", findings);
    json.add("gpu", verdict);
    return json;
  }

  private static JsonObject tensors(Map<String, TensorInfo> tensors) {
    JsonObject json = new JsonObject();
    tensors.forEach((name, info) -> json.addProperty(name, info.toString()));
    return json;
  }
}

package dev.hone.cli;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.hone.tflite.file.FileInfo;
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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hone inspect}. */
@Command(name = "inspect", mixinStandardHelpOptions = true)
final class InspectCommand implements Callable<Integer> {
  private static final int MAX_TEXT = 1000;

  private static final int MOST_REASONS = 8;

  @Parameters(paramLabel = "${bundle:label.tflite}", descriptionKey = "file")
  private Path path;

  @Option(names = "--operations")
  private boolean operations;

  @Option(names = "--json")
  private boolean json;

  private final Console console;

  InspectCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    TfLiteFile file = TfLiteFile.read(path);
    GpuCompatibility gpu = GpuCompatibility.of(file);
    PrintWriter out = console.out();
    if (json) {
      out.println(
          new GsonBuilder()
              .setPrettyPrinting()
              .disableHtmlEscaping()
              .create()
              .toJson(json(file, gpu)));
      return Hone.OK;
    }
    out.println(
        path.getFileName()
            + ": "
            + orElse(file.description(), console.text("cli.inspect.no-description")));
    console.say(
        "cli.inspect.size",
        file.size(),
        file.constantBytes(),
        orElse(file.minimumRuntime(), console.text("cli.inspect.no-version")));
    for (String field : List.of("author", "licence")) {
      String value = file.info(field);
      if (!value.isEmpty()) {
        console.say("cli.inspect." + field, value);
      }
    }
    for (TfLiteFile.Signature signature : file.signatures()) {
      out.println();
      console.say("cli.inspect.signature", signature.key());
      ports("cli.inspect.in", signature.inputs());
      ports("cli.inspect.out", signature.outputs());
    }
    String input = input(file);
    if (!input.isEmpty()) {
      out.println();
      out.println(input.length() > MAX_TEXT ? input.substring(0, MAX_TEXT) + "…" : input);
    }
    out.println();
    counts(file).forEach((name, count) -> out.printf(Locale.ROOT, "%6d %s%n", count, name));
    if (operations) {
      list(file);
    }
    out.println();
    out.println(gpu.summary().in(console.language()));
    reasons(gpu).forEach((reason, count) -> out.printf(Locale.ROOT, "%6d %s%n", count, reason));
    return Hone.OK;
  }

  /** What the file says of its input, and of what it leaves to whoever feeds it. */
  private static String input(TfLiteFile file) {
    return file.inputScaling().map(FileInfo.Meaning::description).orElse("");
  }

  private static String orElse(String text, String otherwise) {
    return text.isEmpty() ? otherwise : text;
  }

  private void ports(String kind, Map<String, TensorInfo> tensors) {
    int width = tensors.keySet().stream().mapToInt(String::length).max().orElse(0);
    String head = "  " + Console.padded(console.text(kind), 3) + " ";
    tensors.forEach(
        (name, info) -> console.out().println(head + Console.padded(name, width + 1) + " " + info));
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

  private void list(TfLiteFile file) {
    PrintWriter out = console.out();
    for (int subgraph = 0; subgraph < file.subgraphs(); subgraph++) {
      out.println();
      console.say("cli.inspect.subgraph", subgraph);
      List<TensorInfo> tensors = file.tensors(subgraph);
      int index = 0;
      for (TfLiteFile.Operation operation : file.operations(subgraph)) {
        StringBuilder line =
            new StringBuilder(String.format(Locale.ROOT, "%4d %s", index++, operation.name()));
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
  private Map<String, Integer> reasons(GpuCompatibility gpu) {
    Map<String, Integer> all = new LinkedHashMap<>();
    for (GpuCompatibility.Finding finding : gpu.findings()) {
      String severity = finding.severity().name().toLowerCase(Locale.ROOT);
      all.merge(
          console.text("cli.inspect.gpu." + severity, finding.operator(), finding.reason()),
          1,
          Integer::sum);
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
    json.addProperty("input", input(file));
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

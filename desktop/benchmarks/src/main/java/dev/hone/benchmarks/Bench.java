package dev.hone.benchmarks;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code hone bench}. */
@Command(
    name = "hone bench",
    mixinStandardHelpOptions = true,
    description = {
      "Training steps of Hone beside libtorch, TensorFlow and DL4J, and matrix products beside"
          + " OpenBLAS, interleaved in one run; only ratios from one run count.",
      ""
    })
public final class Bench implements Callable<Integer> {
  /** The system property that holds the class path of the DL4J worker. */
  static final String DL4J_PROPERTY = "hone.benchmarks.dl4j";

  private static final List<String> PEERS =
      List.of(Contenders.LIBTORCH, Contenders.TENSORFLOW, Contenders.DL4J);
  private static final String PRODUCTS = "products";

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "W1,W4",
      description = "Some of W1 to W5 and 'products' (default: all).")
  private List<String> only = List.of("W1", "W2", "W3", "W4", "W5", PRODUCTS);

  @Option(
      names = "--peers",
      split = ",",
      paramLabel = "none|all|libtorch,tensorflow,dl4j",
      description = "Whom to compare with (default: all).")
  private List<String> peers = List.of("all");

  @Option(
      names = "--threads",
      split = ",",
      paramLabel = "N",
      description = "Threads each may use; several are measured in one run (default: 1).")
  private List<Integer> threads = List.of(1);

  @Option(names = "--repetitions", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
  private int repetitions = 5;

  @Option(
      names = "--slice",
      paramLabel = "SECONDS",
      description = "Length of one repetition of one contender (default: ${DEFAULT-VALUE}).")
  private double slice = 0.4;

  @Option(names = "--json", paramLabel = "FILE", description = "Write every number as JSON.")
  private Path json;

  @Option(names = "--markdown", description = "Print a Markdown table.")
  private boolean markdown;

  @Option(
      names = "--scaling",
      paramLabel = "FILE.svg",
      description = "Plot the step cost of LSTMs over batch, steps and units, and end.")
  private Path scaling;

  @Option(
      names = "--micro",
      paramLabel = "REGEX",
      description = "Run the JMH benchmarks whose name matches, and end.")
  private String micro;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  public static void main(String[] args) {
    CommandLine command = new CommandLine(new Bench());
    command.setOut(
        new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), true));
    command.setErr(
        new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true));
    System.exit(command.execute(args));
  }

  @Override
  public Integer call() throws IOException, RunnerException {
    check();
    if (micro != null) {
      new org.openjdk.jmh.runner.Runner(new OptionsBuilder().include(micro).build()).run();
      return 0;
    }
    PrintWriter err = spec.commandLine().getErr();
    Comparison comparison = new Comparison(repetitions, slice, err);
    if (scaling != null) {
      Files.writeString(scaling, Scaling.measure(comparison));
      return 0;
    }
    List<Measurement> all = new ArrayList<>();
    for (Workload workload : Workload.ALL) {
      if (only.contains(workload.name())) {
        all.addAll(comparison.run(workload.name(), 0, contenders()));
      }
    }
    if (only.contains(PRODUCTS)) {
      for (MatrixProduct product : MatrixProduct.all()) {
        all.addAll(comparison.run(product.name(), product.operations(), productContenders()));
      }
    }
    Report report = new Report(machine(), repetitions, all);
    PrintWriter out = spec.commandLine().getOut();
    out.print(markdown ? report.markdown() : report.text());
    out.flush();
    if (json != null) {
      Files.writeString(json, report.json());
    }
    return 0;
  }

  private void check() {
    List<String> tasks = new ArrayList<>(List.of(PRODUCTS));
    Workload.ALL.forEach(workload -> tasks.add(workload.name()));
    require(tasks.containsAll(only), "--only takes W1 to W5 and products, received " + only);
    List<String> names = new ArrayList<>(PEERS);
    names.addAll(List.of("none", "all"));
    require(names.containsAll(peers), "--peers takes " + names + ", received " + peers);
    require(repetitions >= 1, "--repetitions should be at least 1, but is " + repetitions);
    require(
        threads.stream().allMatch(each -> each >= 1),
        "--threads takes 1 or more, received " + threads);
    require(slice > 0, "--slice should be above 0, but is " + slice);
  }

  private void require(boolean condition, String message) {
    if (!condition) {
      throw new ParameterException(spec.commandLine(), message);
    }
  }

  private List<Comparison.Entry> contenders() {
    List<String> names = new ArrayList<>(List.of(Contenders.JAVA, Contenders.TFLITE));
    for (String peer : PEERS) {
      if (peers.contains("all") || peers.contains(peer)) {
        names.add(peer);
      }
    }
    List<Comparison.Entry> entries = new ArrayList<>();
    for (int count : threads) {
      names.forEach(name -> entries.add(new Comparison.Entry(name, count, List.of())));
    }
    return entries;
  }

  private List<Comparison.Entry> productContenders() {
    int count = threads.get(0);
    List<Comparison.Entry> entries = new ArrayList<>();
    entries.add(new Comparison.Entry(Contenders.JAVA, count, List.of()));
    if (!peers.contains("none")) {
      entries.add(new Comparison.Entry(Contenders.OPENBLAS, count, List.of()));
    }
    return entries;
  }

  private static String machine() throws IOException {
    String processor = System.getProperty("os.arch");
    Path info = Path.of("/proc/cpuinfo");
    if (Files.exists(info)) {
      processor =
          Files.readAllLines(info).stream()
              .filter(line -> line.startsWith("model name"))
              .map(line -> line.substring(line.indexOf(':') + 2))
              .findFirst()
              .orElse(processor);
    }
    return processor
        + ", "
        + Runtime.getRuntime().availableProcessors()
        + " cores, Java "
        + Runtime.version();
  }
}

package dev.hone.benchmarks;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The parent's side of a {@link Worker}. */
final class WorkerProcess implements AutoCloseable {
  /** What a slice of steps gave. */
  record Slice(long nanos, long cpuNanos, double firstLoss, double lastLoss) {}

  /** Peak resident memory in bytes, and what the contender says. */
  record End(long peakBytes, String note) {}

  private final Process process;
  private final BufferedReader in;
  private final BufferedWriter out;
  private final Path log;

  /**
   * Starts a worker and waits until it is ready.
   *
   * @throws IOException if it dies before, with the last lines that it wrote
   */
  WorkerProcess(String contender, String task, int threads, List<String> more) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("-XX:"))
        .forEach(command::add);
    boolean dl4j = contender.equals(Contenders.DL4J);
    String classPath =
        dl4j ? System.getProperty(Bench.DL4J_PROPERTY) : System.getProperty("java.class.path");
    command.addAll(List.of("-cp", classPath));
    command.add(dl4j ? "dev.hone.benchmarks.dl4j.Dl4jWorker" : Worker.class.getName());
    command.addAll(List.of(contender, task, Integer.toString(threads)));
    command.addAll(more);
    File errors = File.createTempFile("hone-bench-", ".log");
    errors.deleteOnExit();
    log = errors.toPath();
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors);
    builder
        .environment()
        .putAll(
            Map.of(
                "OMP_NUM_THREADS", Integer.toString(threads),
                "OPENBLAS_NUM_THREADS", Integer.toString(threads),
                "MKL_NUM_THREADS", Integer.toString(threads),
                "OMP_WAIT_POLICY", "passive",
                "TF_CPP_MIN_LOG_LEVEL", "2"));
    process = builder.start();
    in =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    out =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    answer();
  }

  Slice steps(int count) throws IOException {
    send("steps " + count);
    String[] words = answer().split(" ", 5);
    return new Slice(
        Long.parseLong(words[1]),
        Long.parseLong(words[2]),
        Double.parseDouble(words[3]),
        Double.parseDouble(words[4]));
  }

  End end() throws IOException {
    send("quit");
    String[] words = answer().split(" ", 3);
    return new End(Long.parseLong(words[1]), words[2]);
  }

  private void send(String line) throws IOException {
    out.write(line);
    out.newLine();
    out.flush();
  }

  private String answer() throws IOException {
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.startsWith(Worker.MARK)) {
        return line.substring(Worker.MARK.length());
      }
    }
    List<String> lines = Files.readAllLines(log);
    throw new IOException(
        lines.stream()
            .filter(line -> line.contains("Exception") || line.contains("Error"))
            .findFirst()
            .orElse("it ended without a word"));
  }

  @Override
  public void close() {
    process.destroy();
  }
}

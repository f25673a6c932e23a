package dev.hone.tflite.gpu;

import dev.hone.base.Message;
import dev.hone.tflite.file.TfLiteFile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which operations of a file TensorFlow Lite's GPU delegate (2.16, OpenCL) would run, judged
 * without a GPU. The delegate's own check at load time is not enough: some of what it accepts it
 * then computes wrongly.
 *
 * <p>The delegate sees every tensor as batch, height, width, channels: [b], [b, c], [b, w, c] or
 * [b, h, w, c]; broadcasting is judged there.
 */
public final class GpuCompatibility {
  /** What happens to an operation that does not suit. */
  public enum Severity {
    /** It runs on the CPU, and so does all but the largest connected part of the rest. */
    REFUSED,
    /** The delegate cannot be used with this file at all. */
    FAILS,
    /** The delegate runs it, and gives other numbers than the CPU. */
    WRONG
  }

  /**
   * One reason why an operation does not suit.
   *
   * @param operation index in its subgraph
   * @param operator as the schema calls it
   */
  public record Finding(
      int subgraph, int operation, String operator, Severity severity, Message reason) {
    /** Operator, place and reason. */
    public Message said() {
      return Message.of("gpu.finding", operator, operation, subgraph, reason);
    }

    @Override
    public String toString() {
      return said().toString();
    }
  }

  private final int operations;
  private final List<Finding> findings;

  private GpuCompatibility(int operations, List<Finding> findings) {
    this.operations = operations;
    this.findings = List.copyOf(findings);
  }

  /** Judges all subgraphs of a file: the delegate looks at all of them. */
  public static GpuCompatibility of(TfLiteFile file) {
    List<Finding> findings = new ArrayList<>();
    int operations = 0;
    for (int subgraph = 0; subgraph < file.subgraphs(); subgraph++) {
      operations += file.operations(subgraph).size();
      new GpuRules(file, subgraph, findings).run();
    }
    return new GpuCompatibility(operations, findings);
  }

  /** How many operations the file has. */
  public int operations() {
    return operations;
  }

  /** Everything that does not suit; empty if all suits. */
  public List<Finding> findings() {
    return findings;
  }

  /** Whether the delegate runs all operations, and rightly. */
  public boolean fully() {
    return findings.isEmpty();
  }

  /** One sentence for a person. */
  public Message summary() {
    if (fully()) {
      return Message.of("gpu.all", operations);
    }
    long bad =
        findings.stream()
            .map(finding -> List.of(finding.subgraph(), finding.operation()))
            .distinct()
            .count();
    boolean fails = findings.stream().anyMatch(finding -> finding.severity() == Severity.FAILS);
    boolean wrong = findings.stream().anyMatch(finding -> finding.severity() == Severity.WRONG);
    String key = fails ? "gpu.summary.fails" : wrong ? "gpu.summary.wrong" : "gpu.summary.cpu";
    return Message.of(key, bad, operations);
  }

  @Override
  public String toString() {
    return summary()
        + findings.stream().map(finding -> "\n  " + finding).collect(Collectors.joining());
  }
}

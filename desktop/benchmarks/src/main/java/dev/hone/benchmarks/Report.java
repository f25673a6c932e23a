package dev.hone.benchmarks;

import com.google.gson.GsonBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The measurements as text, Markdown or JSON.
 *
 * @param machine processor and JVM they were taken with
 */
record Report(String machine, int repetitions, List<Measurement> measurements) {
  private static final double MEGABYTE = 1 << 20;

  String json() {
    return new GsonBuilder()
            .setPrettyPrinting()
            .serializeSpecialFloatingPointValues()
            .create()
            .toJson(this)
        + "\n";
  }

  String markdown() {
    StringBuilder text = new StringBuilder();
    text.append(machine).append("; medians of ").append(repetitions);
    text.append(" interleaved repetitions (least–most).\n\n");
    List<List<String>> steps = stepRows();
    if (steps.size() > 1) {
      text.append(markdown(steps)).append('\n');
    }
    List<List<String>> products = productRows();
    if (products.size() > 1) {
      text.append("Matrix products, GFLOP a second of processor time:\n\n")
          .append(markdown(products))
          .append('\n');
    }
    return text.append(refusals()).toString();
  }

  String text() {
    StringBuilder text = new StringBuilder(machine).append("\n\n");
    List<List<String>> steps = stepRows();
    if (steps.size() > 1) {
      text.append(aligned(steps)).append('\n');
    }
    List<List<String>> products = productRows();
    if (products.size() > 1) {
      text.append("Matrix products, GFLOP a second of processor time\n")
          .append(aligned(products))
          .append('\n');
    }
    return text.append(refusals()).toString();
  }

  private Map<String, List<Measurement>> tasks(boolean products) {
    Map<String, List<Measurement>> tasks = new LinkedHashMap<>();
    for (Measurement each : measurements) {
      if (each.operations() > 0 == products) {
        tasks.computeIfAbsent(each.task(), task -> new ArrayList<>()).add(each);
      }
    }
    return tasks;
  }

  /** A row a contender; ratios are its median over that of the first row, Hone's Java kernels. */
  private List<List<String>> stepRows() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "task",
            "contender",
            "threads",
            "µs a step",
            "times hone-java",
            "CPU µs a step",
            "CPU times hone-java",
            "peak RSS MB"));
    tasks(false)
        .forEach(
            (task, all) -> {
              boolean known = all.get(0).refused() == null;
              double base = known ? all.get(0).median() : Double.NaN;
              double cpuBase = known ? all.get(0).cpuMedian() : Double.NaN;
              for (Measurement each : all) {
                boolean counts = each.refused() == null;
                rows.add(
                    List.of(
                        task,
                        each.contender() + (each.note().isEmpty() ? "" : " (" + each.note() + ")"),
                        Integer.toString(each.threads()),
                        counts ? spread(each) : "refused",
                        counts ? String.format(Locale.ROOT, "%.2f", each.median() / base) : "–",
                        counts ? number(each.cpuMedian()) : "–",
                        counts
                            ? String.format(Locale.ROOT, "%.2f", each.cpuMedian() / cpuBase)
                            : "–",
                        counts
                            ? String.format(Locale.ROOT, "%.0f", each.peakBytes() / MEGABYTE)
                            : "–"));
              }
            });
    return rows;
  }

  private static String spread(Measurement each) {
    return number(each.median()) + " (" + number(each.least()) + "–" + number(each.most()) + ")";
  }

  private static String number(double micros) {
    return String.format(Locale.ROOT, micros < 100 ? "%.1f" : "%.0f", micros);
  }

  private List<List<String>> productRows() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("product", "threads", "hone-java", "openblas", "share of openblas"));
    tasks(true)
        .forEach(
            (task, all) -> {
              Measurement hone = all.get(0);
              boolean peer = all.size() > 1 && all.get(1).refused() == null;
              rows.add(
                  List.of(
                      task,
                      Integer.toString(hone.threads()),
                      rate(hone),
                      peer ? rate(all.get(1)) : "–",
                      peer
                          ? String.format(
                              Locale.ROOT,
                              "%.0f %%",
                              100 * all.get(1).cpuMedian() / hone.cpuMedian())
                          : "–"));
            });
    return rows;
  }

  private static String rate(Measurement each) {
    return String.format(Locale.ROOT, "%.1f", each.operations() / each.cpuMedian() / 1e3);
  }

  private String refusals() {
    StringBuilder text = new StringBuilder();
    for (Measurement each : measurements) {
      if (each.refused() != null) {
        text.append(each.task()).append(' ').append(each.contender());
        text.append(" is refused: ").append(each.refused()).append('\n');
      }
    }
    return text.toString();
  }

  private static String markdown(List<List<String>> rows) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      text.append("| ").append(String.join(" | ", rows.get(i))).append(" |\n");
      if (i == 0) {
        text.append("|---".repeat(rows.get(0).size())).append("|\n");
      }
    }
    return text.toString();
  }

  private static String aligned(List<List<String>> rows) {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }
}

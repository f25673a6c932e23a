package dev.hone.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How the cost of an LSTM's step grows with batch, steps and units: measured, and drawn as SVG. */
final class Scaling {
  private static final int WIDTH = 300;
  private static final int HEIGHT = 260;
  private static final int MARGIN = 56;

  private static final int BATCH = 32;
  private static final int STEPS = 50;
  private static final int UNITS = 64;

  private Scaling() {}

  private record Panel(String title, String axis, List<Double> x, List<Double> micros) {}

  /** Runs Hone's Java kernels on W4 in other sizes. */
  static String measure(Comparison comparison) {
    List<Panel> panels = new ArrayList<>();
    Panel batch = panel("batch");
    for (int size : new int[] {8, 16, 32, 64, 128}) {
      add(batch, size, comparison, size, STEPS, UNITS);
    }
    panels.add(batch);
    Panel steps = panel("steps");
    for (int count : new int[] {10, 25, 50, 100, 200}) {
      add(steps, count, comparison, BATCH, count, UNITS);
    }
    panels.add(steps);
    Panel units = panel("units²");
    for (int count : new int[] {16, 32, 64, 96, 128}) {
      add(units, (double) count * count, comparison, BATCH, STEPS, count);
    }
    panels.add(units);
    return svg(panels);
  }

  private static Panel panel(String axis) {
    return new Panel(
        "processor time of a step over " + axis, axis, new ArrayList<>(), new ArrayList<>());
  }

  private static void add(
      Panel panel, double x, Comparison comparison, int batch, int steps, int units) {
    List<String> size =
        List.of(Integer.toString(batch), Integer.toString(steps), Integer.toString(units));
    Measurement measured =
        comparison.run("W4", 0, List.of(new Comparison.Entry(Contenders.JAVA, 1, size))).get(0);
    if (measured.refused() == null) {
      panel.x().add(x);
      panel.micros().add(measured.cpuMedian());
    }
  }

  private static String svg(List<Panel> panels) {
    StringBuilder svg = new StringBuilder();
    int width = WIDTH * panels.size();
    line(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
            + " font-size=\"11\">",
        width,
        HEIGHT);
    line(svg, "<rect width=\"%d\" height=\"%d\" fill=\"white\"/>", width, HEIGHT);
    for (int i = 0; i < panels.size(); i++) {
      draw(svg, panels.get(i), i * WIDTH);
    }
    return svg.append("</svg>\n").toString();
  }

  private static void draw(StringBuilder svg, Panel panel, int left) {
    double mostX = panel.x().stream().mapToDouble(Double::doubleValue).max().orElse(1);
    double mostY = panel.micros().stream().mapToDouble(Double::doubleValue).max().orElse(1);
    int bottom = HEIGHT - 40;
    int plotWidth = WIDTH - MARGIN - 20;
    int plotHeight = bottom - 30;
    line(
        svg,
        "<path d=\"M%d 30V%dH%d\" fill=\"none\" stroke=\"#888\"/>",
        left + MARGIN,
        bottom,
        left + MARGIN + plotWidth);
    line(svg, "<text x=\"%d\" y=\"18\">%s</text>", left + MARGIN, panel.title());
    line(
        svg,
        "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%.1f ms</text>",
        left + MARGIN - 4,
        36,
        mostY / 1e3);
    line(
        svg,
        "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>",
        left + MARGIN + plotWidth / 2,
        HEIGHT - 8,
        panel.axis());
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < panel.x().size(); i++) {
      double x = left + MARGIN + plotWidth * panel.x().get(i) / mostX;
      double y = bottom - plotHeight * panel.micros().get(i) / mostY;
      points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
      line(svg, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"#1f77b4\"/>", x, y);
      line(
          svg,
          "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" font-size=\"9\">%.0f</text>",
          x,
          bottom + 14,
          panel.x().get(i));
    }
    line(
        svg,
        "<polyline points=\"%s\" fill=\"none\" stroke=\"#1f77b4\"/>",
        points.toString().strip());
  }

  private static void line(StringBuilder svg, String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}

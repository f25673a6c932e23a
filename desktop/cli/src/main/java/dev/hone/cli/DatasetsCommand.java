package dev.hone.cli;

import dev.hone.base.JsonFields;
import dev.hone.base.Seed;
import dev.hone.data.source.Catalogue;
import dev.hone.data.source.CatalogueEntry;
import dev.hone.data.source.DataFormats;
import dev.hone.data.source.FileFormat;
import dev.hone.data.table.Column;
import dev.hone.data.table.Dataset;
import dev.hone.data.table.Schema;
import dev.hone.data.table.Task;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hone datasets}. */
@Command(
    name = "datasets",
    mixinStandardHelpOptions = true,
    description = {"Lists the built-in data sets, or shows one.", ""},
    modelTransformer = DatasetsCommand.Formats.class)
final class DatasetsCommand implements Callable<Integer> {
  /** Puts the formats that data can come in below the help. */
  static final class Formats implements CommandLine.IModelTransformer {
    @Override
    public CommandSpec transform(CommandSpec spec) {
      List<String> lines = new ArrayList<>();
      lines.add("");
      for (FileFormat format : DataFormats.files()) {
        lines.add(String.join(", ", format.endings()) + ": " + format.card().explanation());
      }
      spec.usageMessage().footer(lines.toArray(new String[0]));
      return spec;
    }
  }

  private static final int PREVIEW_ROWS = 5;
  private static final int PREVIEW_COLUMNS = 8;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "The data set to show.")
  private String name;

  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    PrintWriter out = command.commandLine().getOut();
    if (name == null) {
      list(out);
    } else {
      show(Catalogue.find(name), out);
    }
    return Hone.OK;
  }

  private static void list(PrintWriter out) {
    out.printf("%-12s %-15s %6s  %-9s %s%n", "name", "task", "rows", "shape", "what");
    for (CatalogueEntry entry : Catalogue.list()) {
      Dataset data = entry.load(new Seed(0));
      out.printf(
          "%-12s %-15s %6d  %-9s %s%n",
          entry.name(),
          JsonFields.jsonName(entry.task()),
          data.size(),
          shape(data.schema()),
          entry.title() + (entry.generated() ? " (generated)" : ""));
    }
    out.println();
    out.println("hone datasets NAME tells more: source, licence, columns, first rows.");
  }

  private static String shape(Schema schema) {
    int columns = schema.columns().size();
    return schema.steps() == 0 ? "" + columns : schema.steps() + " x " + columns;
  }

  private static void show(CatalogueEntry entry, PrintWriter out) {
    Dataset data = entry.load(new Seed(0));
    Schema schema = data.schema();
    out.println(entry.title());
    out.println(entry.description());
    out.println();
    out.println("source      " + entry.source());
    out.println("licence     " + entry.licence());
    out.println("task        " + JsonFields.jsonName(entry.task()));
    out.printf("rows        %d, each of %s features%n", data.size(), shape(schema));
    out.printf(
        "difficult   train on %.0f %% of the training rows, label noise %s (--difficult)%n",
        100 * entry.difficulty().trainFraction(), entry.difficulty().labelNoise());
    if (schema.task() == Task.CLASSIFICATION && !schema.targetPerStep()) {
      int[] counts = data.classCounts();
      List<String> classes = new ArrayList<>();
      for (int i = 0; i < counts.length; i++) {
        classes.add(schema.classNames().get(i) + " " + counts[i]);
      }
      out.println("classes     " + String.join(", ", classes));
    }
    if (schema.steps() == 0) {
      out.println();
      preview(data, out);
    }
  }

  private static void preview(Dataset data, PrintWriter out) {
    Schema schema = data.schema();
    List<Column> columns = schema.columns();
    int shown = Math.min(PREVIEW_COLUMNS, columns.size());
    List<String> heads =
        columns.subList(0, shown).stream().map(Column::name).collect(Collectors.toList());
    heads.add(schema.targetName());
    List<List<String>> rows = new ArrayList<>();
    for (int row = 0; row < Math.min(PREVIEW_ROWS, data.size()); row++) {
      List<String> cells = new ArrayList<>();
      for (int c = 0; c < shown; c++) {
        cells.add(cell(columns.get(c), data.features()[row * columns.size() + c]));
      }
      cells.add(
          schema.task() == Task.CLASSIFICATION
              ? schema.classNames().get(data.labels()[row])
              : Float.toString(data.targets()[row]));
      rows.add(cells);
    }
    for (int c = 0; c < heads.size(); c++) {
      int width = heads.get(c).length();
      for (List<String> cells : rows) {
        width = Math.max(width, cells.get(c).length());
      }
      heads.set(c, pad(heads.get(c), width));
      for (List<String> cells : rows) {
        cells.set(c, pad(cells.get(c), width));
      }
    }
    out.println(String.join("  ", heads));
    rows.forEach(cells -> out.println(String.join("  ", cells)));
    if (shown < columns.size()) {
      out.printf("and %d more columns%n", columns.size() - shown);
    }
  }

  private static String cell(Column column, float value) {
    if (Float.isNaN(value)) {
      return "(missing)";
    }
    return column.isNumeric() ? Float.toString(value) : column.levels().get((int) value);
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(width - text.length());
  }
}

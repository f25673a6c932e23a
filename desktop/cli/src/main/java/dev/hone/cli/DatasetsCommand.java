package dev.hone.cli;

import dev.hone.base.JsonFields;
import dev.hone.base.Message;
import dev.hone.base.Numbers;
import dev.hone.base.Seed;
import dev.hone.data.source.Catalogue;
import dev.hone.data.source.CatalogueEntry;
import dev.hone.data.table.Column;
import dev.hone.data.table.Dataset;
import dev.hone.data.table.Schema;
import dev.hone.data.table.Task;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code hone datasets}. */
@Command(name = "datasets", mixinStandardHelpOptions = true)
final class DatasetsCommand implements Callable<Integer> {
  private static final int PREVIEW_ROWS = 5;
  private static final int PREVIEW_COLUMNS = 8;

  @Parameters(arity = "0..1", paramLabel = "${bundle:label.name}", descriptionKey = "name")
  private String name;

  private final Console console;

  DatasetsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (name == null) {
      list();
    } else {
      show(Catalogue.find(name));
    }
    return Hone.OK;
  }

  private void list() {
    line(
        text("name"),
        text("task"),
        text("rows"),
        Console.padded(text("shape"), 9) + " " + text("what"));
    for (CatalogueEntry entry : Catalogue.list()) {
      Dataset data = entry.load(new Seed(0));
      Message title = entry.title();
      line(
          entry.name(),
          JsonFields.jsonName(entry.task()),
          Integer.toString(data.size()),
          Console.padded(shape(data.schema()), 9)
              + " "
              + text(entry.generated() ? "generated" : "title", title));
    }
    console.out().println();
    console.say("cli.datasets.more");
  }

  private void line(String name, String task, String rows, String rest) {
    console
        .out()
        .println(
            Console.padded(name, 12)
                + " "
                + Console.padded(task, 15)
                + " "
                + Console.right(rows, 6)
                + "  "
                + rest);
  }

  private String text(String key, Object... args) {
    return console.text("cli.datasets." + key, args);
  }

  private static String shape(Schema schema) {
    int columns = schema.columns().size();
    return schema.steps() == 0 ? "" + columns : schema.steps() + " x " + columns;
  }

  private void show(CatalogueEntry entry) {
    Dataset data = entry.load(new Seed(0));
    Schema schema = data.schema();
    PrintWriter out = console.out();
    out.println(text("title", entry.title()));
    out.println(text("title", entry.description()));
    out.println();
    fact("source", text("title", entry.source()));
    fact("licence", text("title", entry.licence()));
    fact("task", JsonFields.jsonName(entry.task()));
    fact("rows", text("rows-of", data.size(), shape(schema)));
    fact(
        "difficult",
        text(
            "difficulty",
            100 * entry.difficulty().trainFraction(),
            entry.difficulty().labelNoise()));
    if (schema.task() == Task.CLASSIFICATION && !schema.targetPerStep()) {
      int[] counts = data.classCounts();
      List<String> classes = new ArrayList<>();
      for (int i = 0; i < counts.length; i++) {
        classes.add(schema.classNames().get(i) + " " + counts[i]);
      }
      fact("classes", String.join(", ", classes));
    }
    if (schema.steps() == 0) {
      out.println();
      preview(data, out);
    }
  }

  private void fact(String what, String value) {
    console.out().println(Console.padded(text(what), 12) + value);
  }

  private void preview(Dataset data, PrintWriter out) {
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
              : Numbers.shortest(data.targets()[row]));
      rows.add(cells);
    }
    for (int c = 0; c < heads.size(); c++) {
      int width = Console.columns(heads.get(c));
      for (List<String> cells : rows) {
        width = Math.max(width, Console.columns(cells.get(c)));
      }
      heads.set(c, Console.padded(heads.get(c), width));
      for (List<String> cells : rows) {
        cells.set(c, Console.padded(cells.get(c), width));
      }
    }
    out.println(String.join("  ", heads));
    rows.forEach(cells -> out.println(String.join("  ", cells)));
    if (shown < columns.size()) {
      console.say("cli.datasets.columns", columns.size() - shown);
    }
  }

  private String cell(Column column, double value) {
    if (Double.isNaN(value)) {
      return text("missing");
    }
    return column.isNumeric() ? Numbers.shortest(value) : column.levels().get((int) value);
  }
}

package dev.hone.cli;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What people read of a table: hone look, the first lines of training, and predicting alike. */
public class ReadingTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private Path german;
  private Path root;

  /** The price follows the area: 12 a square metre. */
  @Before
  public void rows() throws IOException {
    root = folder.getRoot().toPath();
    german = root.resolve("german.csv");
    StringBuilder text = new StringBuilder("nr;flaeche;baujahr;gebaut;preis\n");
    for (int i = 0; i < 120; i++) {
      double area = 20 + (i * 37 % 130) + 0.5;
      text.append(1 + i).append(';');
      text.append(
          String.format(
              Locale.GERMANY,
              "%.1f m²;%s;%02d.%02d.2020;",
              area,
              1950 + i * 7 % 60,
              1 + i % 28,
              1 + i % 12));
      text.append(String.format(Locale.GERMANY, "%,.0f\n", 12 * area));
    }
    Files.writeString(german, text);
  }

  private static Call hone(String... args) {
    Call call = Call.hone(args);
    assertEquals(call.err, Hone.OK, call.exitCode);
    return call;
  }

  @Test
  public void look_saysWhatTheTableWasTakenFor() throws IOException {
    Call call = hone("look", german.toString(), "--json", root.resolve("look.json").toString());
    List<String> lines = call.out.lines().toList();
    assertEquals(
        "german: format csv, in UTF-8, separated by a semicolon, with a header line; 120 rows, 5 columns",
        lines.get(0));
    assertEquals(
        "predicting preis (number) from 3 of 5 columns; left out: nr (counts the rows)",
        lines.get(1));
    assertTrue(
        call.out,
        call.out.contains(
            "\"flaeche\" is written with m² (\"20,5 m²\"): read as the number alone"));
    assertTrue(
        call.out,
        call.out.matches(
            "(?s).*\nflaeche +number +feature +20.5 to 149.5, decimal comma +20.5 .*"));
    assertTrue(call.out, call.out.matches("(?s).*\npreis +number +target +246 to 1794.*"));
    assertTrue(
        call.out,
        call.out.matches(
            "(?s).*\ngebaut +date +feature +2020-01-01 to 2020-12-28, as days since the.*"));
    assertEquals("To compare on it: ./hone compare --data " + german, lines.get(lines.size() - 1));
    JsonObject json =
        JsonParser.parseString(Files.readString(root.resolve("look.json"))).getAsJsonObject();
    assertEquals("preis", json.get("target").getAsString());
    assertEquals(5, json.getAsJsonArray("columns").size());
  }

  @Test
  public void training_beginsWithTheSentence_andComparisonsCarryIt() throws IOException {
    Path json = root.resolve("c.json");
    Path page = root.resolve("c.html");
    Call call =
        hone(
            "compare",
            "--data",
            german.toString(),
            "--epochs",
            "2",
            "--repeats",
            "2",
            "--ignore",
            "baujahr",
            "--json",
            json.toString(),
            "--report",
            page.toString());
    String sentence =
        "predicting preis (number) from 2 of 5 columns; left out: nr (counts the rows), baujahr (as asked)";
    assertTrue(call.err, call.err.contains(sentence + ". Other target: --target."));
    JsonObject result = JsonParser.parseString(Files.readString(json)).getAsJsonObject();
    assertEquals(120, result.getAsJsonObject("reading").get("rows").getAsInt());
    String html = Files.readString(page);
    assertTrue(html.contains(sentence));
    assertTrue(html.contains("<td>20.5 to 149.5, decimal comma</td>"));
    Call shown = hone("show", json.toString());
    assertTrue(shown.out, shown.out.length() > 100);
  }

  /**
   * The same rows in another dialect, in another order and without target, give the same numbers.
   */
  @Test
  public void predicting_readsAsTrainingRead() throws IOException {
    Path model = root.resolve("m.safetensors");
    hone("train", "--data", german.toString(), "--epochs", "120", "-o", model.toString());
    hone("export", model.toString(), "-o", root.resolve("exported").toString());
    Call inspected = hone("inspect", "--json", root.resolve("exported/infer.tflite").toString());
    assertTrue(
        inspected.out,
        inspected.out.contains(
            "Not done by this file: flaeche is the number without its unit m²; gebaut.days counts from"
                + " 2020-01-01"));
    Path same = root.resolve("same.csv");
    Path other = root.resolve("other.csv");
    Files.writeString(
        same,
        "nr;flaeche;baujahr;gebaut;preis\n1;100,0 m²;1990;01.06.2020;\n2;50,5 m²;1960;15.06.2020;\n");
    Files.writeString(
        other, "extra,gebaut,flaeche,baujahr\nx,2020-06-01,100.0,1990\ny,2020-06-15,50.5,1960\n");
    Call wanted = hone("predict", "--model", model.toString(), "--data", same.toString());
    Call unitless = hone("predict", "--model", model.toString(), "--data", other.toString());
    List<String> lines = wanted.out.lines().toList();
    assertEquals(
        1200, Double.parseDouble(lines.get(1).substring(lines.get(1).indexOf(',') + 1)), 120);
    assertTrue(
        unitless.err,
        unitless.err.contains("\"flaeche\" has no unit here, but had \"m²\" in training"));
    assertTrue(unitless.err, unitless.err.contains("the model does not know were ignored: extra"));
    List<String> again = unitless.out.lines().toList();
    assertEquals(lines.get(1), again.get(1));
    assertEquals(lines.get(2), again.get(2));
  }

  @Test
  public void rowsFarOutside_andColumnsThatMoved_areRemarked() throws IOException {
    Path model = root.resolve("iris.safetensors");
    hone("train", "--data", "iris", "--epochs", "5", "-o", model.toString());
    Path far = root.resolve("far.csv");
    Files.writeString(
        far,
        "sepal_length,sepal_width,petal_length,petal_width\n5000,3,4,1\n"
            + "5,3,4,2.4\n".repeat(19));
    Call call = hone("predict", "--model", model.toString(), "--data", far.toString());
    assertTrue(
        call.err,
        call.err.contains(
            "\"sepal_length\" was 4.3 to 7.9 in training and is 5 to 5000 here: row 1 lies far outside what the model knows"));
    assertTrue(
        call.err,
        call.err.contains(
            "the mean of \"petal_width\" is 2.33, but was 1.19933 in training: 1.5 standard deviations away"));
  }

  /** Point 15: a spreadsheet would run such cells. */
  @Test
  public void formulasInClasses_haveANeutralForm() throws IOException {
    Path rows = root.resolve("formulas.csv");
    Files.writeString(rows, "a,kind\n" + "1,=cmd()\n9,plain\n2,=cmd()\n8,plain\n".repeat(10));
    Path model = root.resolve("f.safetensors");
    hone("train", "--data", rows.toString(), "--epochs", "60", "-o", model.toString());
    String[] predict = {"predict", "--model", model.toString(), "--data", rows.toString()};
    assertTrue(hone(predict).out.contains("\n1,=cmd(),"));
    String[] neutral = {
      "predict", "--model", model.toString(), "--data", rows.toString(), "--neutral"
    };
    assertTrue(hone(neutral).out.contains("\n1,'=cmd(),"));
  }
}

package dev.hone.cli;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonObject;
import dev.hone.activations.Activations;
import dev.hone.base.JsonFields;
import dev.hone.base.Language;
import dev.hone.data.csv.TableOptions;
import dev.hone.data.source.Catalogue;
import dev.hone.data.table.Scalings;
import dev.hone.data.table.Task;
import dev.hone.data.text.DateOrder;
import dev.hone.finetune.Strategies;
import dev.hone.initializers.Initializers;
import dev.hone.losses.Losses;
import dev.hone.metrics.Metric;
import dev.hone.metrics.Metrics;
import dev.hone.nn.family.Families;
import dev.hone.optim.Optimizers;
import dev.hone.optim.Schedules;
import dev.hone.regularizers.Regularizers;
import dev.hone.spec.Defaults;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Wrong inputs read in the language that was asked for, and say the same in both. */
public class WrongInputsTest {
  private static final Pattern LATIN_WORD = Pattern.compile("[A-Za-z][A-Za-z0-9]+(?:-[a-z0-9]+)*");

  /** Names, and what is written in Latin letters in Chinese, too. */
  private static final Set<String> NAMES =
      Set.of(
          "hone",
          "help",
          "none",
          "name",
          "true",
          "false",
          "full",
          "java",
          "tflite",
          "auto",
          "json",
          "csv",
          "tensorflow",
          "lite",
          "tfl3",
          "safetensors",
          "utf",
          "na",
          "dropout");

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private Path root;
  private final Set<String> names = new HashSet<>(NAMES);

  /** The arguments, with % for the folder, and what the English sentence ends or goes on with. */
  private record Wrong(String arguments, String english) {}

  private static final List<Wrong> INPUTS =
      List.of(
          // What picocli finds.
          new Wrong("comapre", "unknown command \"comapre\"; did you mean \"compare\"?"),
          new Wrong("compare --epoch 3", "unknown option \"--epoch\"; did you mean \"--epochs\"?"),
          new Wrong("compare extra", "unexpected argument \"extra\""),
          new Wrong("compare --data", "--data needs a value"),
          new Wrong("compare --epochs three", "--epochs is \"three\"; allowed are whole numbers"),
          new Wrong("compare --lr fast", "--lr is \"fast\"; allowed are numbers"),
          new Wrong("compare --epochs=1 --epochs=2", "--epochs is given more than once"),
          new Wrong("compare --fresh=maybe", "--fresh is \"maybe\"; allowed are true, false"),
          new Wrong(
              "compare --task regresion",
              "--task is \"regresion\"; allowed are classification, regression; did you mean"
                  + " \"regression\"?"),
          new Wrong("predict --data %/good.csv", "--model is needed"),
          new Wrong("finetune", "--base and --data are needed"),
          new Wrong("show", "FILE is missing"),
          new Wrong("compare --lang fr", "--lang is \"fr\"; allowed are en, zh"),
          // Names of things in registries.
          new Wrong("compare --data %/good.csv --optimizer adm", "did you mean \"adam\"?"),
          new Wrong(
              "compare --data %/good.csv --optimizer adam(beta1=2)",
              "adam: beta1 is 2.0; allowed are numbers from 0 to below 1"),
          new Wrong("compare --data %/good.csv --model transformer", "--model is \"transformer\""),
          new Wrong("compare --data %/good.csv --activation step", "--activation is \"step\""),
          new Wrong(
              "compare --data %/good.csv --initializer xavier", "--initializer is \"xavier\""),
          new Wrong("compare --data %/good.csv --schedule stpe", "did you mean \"step\"?"),
          new Wrong("compare --data %/good.csv --loss hubber", "did you mean \"huber\"?"),
          new Wrong("compare --data %/good.csv --scaling minmax", "did you mean \"min-max\"?"),
          new Wrong("compare --data %/good.csv --metric acuracy", "did you mean \"accuracy\"?"),
          new Wrong("compare --data %/good.csv --executor cuda", "allowed are java, tflite, auto"),
          new Wrong(
              "compare --data %/good.csv --arms none,dropuot=0.3",
              "arm \"dropuot=0.3\": regularizer is \"dropuot\""),
          // Values.
          new Wrong(
              "compare --data %/good.csv --arms dropout=1.0",
              "arm \"dropout=1.0\": dropout is 1.0; allowed are numbers from 0 to below 1"),
          new Wrong("compare --data %/good.csv --arms l2", "arm \"l2\": l2 needs a value: l2=…"),
          new Wrong("compare --data %/good.csv --arms none,none", "two arms are named \"none\""),
          new Wrong("compare --data %/good.csv --arms none@x", "replicate, after @ is \"x\""),
          new Wrong(
              "compare --data iris --arms none,zoneout",
              "Zoneout is for models that read sequences step by step"),
          new Wrong("compare --data %/good.csv --lr -1", "training: learning rate is -1.0"),
          new Wrong("compare --data %/good.csv --epochs 0", "training: epochs is 0; allowed are"),
          new Wrong("compare --data %/good.csv --hidden 0", "model: units of a hidden layer is 0"),
          new Wrong("compare --data %/good.csv --batch some", "--batch is \"some\""),
          new Wrong("compare --data %/good.csv --repeats 0", "number of repeats is 0"),
          new Wrong("compare --data %/good.csv --threads 0", "--threads is 0; allowed are whole"),
          new Wrong(
              "compare --data %/good.csv --train-fraction 0", "data: the train fraction is 0.0"),
          new Wrong("compare --data %/good.csv --label-noise 2", "data: label noise is 2.0"),
          new Wrong(
              "compare --data %/good.csv --test-fraction 1",
              "data: the test fraction is 1.0; allowed are numbers"),
          new Wrong(
              "compare --data %/good.csv --clip-norm 1 --clip-value 1",
              "clip value and clip norm are 1.0 and 1.0"),
          new Wrong("compare --data %/good.csv --difficult", "--difficult is for data sets of the"),
          // Data.
          new Wrong(
              "compare --data irsi",
              "neither a file nor a built-in data set \"irsi\"; data may be iris,"),
          new Wrong("compare --data pima", "\"pima\" was a built-in data set of earlier versions"),
          new Wrong("datasets glass", "\"glass\" was a built-in data set of earlier versions"),
          new Wrong("datasets irsi", "data set is \"irsi\"; allowed are iris, breast-cancer,"),
          new Wrong("compare --data %/no.csv", "no.csv: there is no such file"),
          new Wrong("compare --data %/empty.csv", "empty.csv: the file is empty; it should hold"),
          new Wrong("compare --data %/ragged.csv", "line 42: the row has 2 fields, but the first"),
          new Wrong(
              "compare --data %/gap.csv", "beside the target \"kind\" no column is left to learn"),
          new Wrong("compare --data %/good.csv --task regression", "\"x\" is not a number;"),
          new Wrong("compare --data %/good.csv --target size", "target column \"size\""),
          new Wrong(
              "compare --data %/good.csv --metric rmse", "metric is \"rmse\"; allowed are acc"),
          new Wrong("compare --data %/good.csv --loss huber", "huber"),
          new Wrong("train --data %/bad.ts", "bad.ts, line 2: before the line @data each line"),
          // Specs and files.
          new Wrong(
              "compare --spec %/field.json",
              "unknown field data.colour; allowed here are source, decimal"),
          new Wrong("compare --spec %/no.json", "is not valid JSON: stopped at line 1, column 12"),
          new Wrong("show %/foreign", "is no safetensors file, or is truncated: its header does"),
          new Wrong("inspect %/foreign", "is no TensorFlow Lite file: bytes 4 to 7 should be TFL3"),
          new Wrong("export %/foreign -o %/good.csv", "--output should name a folder, but"),
          new Wrong(
              "compare --spec %/newer.json", "version is 99; this Hone reads specs of version 1"),
          new Wrong(
              "compare --spec %/activation.json",
              "activation.json: model.activation is \"step\"; allowed are linear,"),
          new Wrong("compare --spec %/kind.json", "kind.json: model.kind is \"mpl\""),
          new Wrong("compare --spec %/missing.json", "--spec: there is no file"),
          new Wrong("compare --data %/good.csv --json %/no/out", "because there is no folder"),
          new Wrong("compare --json %", "--json should name a file to write, but"),
          new Wrong("show %/missing", "there is no file or folder"),
          new Wrong("train --data iris --resume -o %/m", "there is nothing to resume: no file"),
          new Wrong("finetune --base %/base.tflite --data iris", "is a frozen base;"),
          new Wrong("finetune --base % --data iris", "should hold one .safetensors file, but"));

  @Before
  public void makeFiles() throws IOException {
    root = folder.getRoot().toPath();
    Files.writeString(root.resolve("good.csv"), "a,b,kind\n" + "1,2,x\n2,1,y\n".repeat(20));
    Files.writeString(root.resolve("empty.csv"), "");
    Files.writeString(root.resolve("gap.csv"), "a,kind\n" + ",x\n,y\n".repeat(20));
    Files.writeString(
        root.resolve("ragged.csv"), "a,b,kind\n" + "1,2,x\n2,1,y\n".repeat(20) + "1,2\n");
    Files.writeString(root.resolve("bad.ts"), "@problemName x\nhello\n");
    Files.writeString(root.resolve("foreign"), "no model at all, but long enough to be read");
    Files.writeString(root.resolve("newer.json"), "{\"version\":99}");
    Files.writeString(root.resolve("no.json"), "{\"version\":");
    Files.writeString(
        root.resolve("field.json"),
        "{\"version\":1,\"data\":{\"source\":\"iris\",\"colour\":1},\"arms\":[],\"repeats\":2}");
    spec("activation.json", "{\"hidden\":[4],\"activation\":\"step\"}");
    spec("kind.json", "{\"kind\":\"mpl\",\"hidden\":[4]}");
    for (List<String> each :
        List.of(
            Activations.ALL.names(),
            Families.ALL.names(),
            Initializers.ALL.names(),
            Metrics.all().stream().map(Metric::key).toList(),
            Optimizers.names(),
            Regularizers.ALL.names(),
            Schedules.names(),
            Strategies.ALL.names(),
            Languages.tags(),
            Losses.ALL.names())) {
      names.addAll(each);
    }
    names.addAll(commands());
    names.addAll(List.of("kind", "target", "task", "sequencesteps"));
    JsonObject reading = new JsonObject();
    TableOptions.Columns columns =
        new TableOptions.Columns(
            List.of("a"), List.of("a"), List.of("a"), List.of("b"), List.of("a"), "a");
    TableOptions.Form form =
        new TableOptions.Form(true, "comma", '.', "UTF-8", List.of("x"), DateOrder.YEAR_FIRST);
    new TableOptions("a", null, columns, form, 1).addTo(reading);
    reading.keySet().forEach(field -> names.add(field.toLowerCase(Locale.ROOT)));
    Catalogue.list().forEach(entry -> names.add(entry.name()));
    Defaults.spec().toJson().getAsJsonObject("data").keySet().stream()
        .map(field -> field.toLowerCase(Locale.ROOT))
        .forEach(names::add);
    names.addAll(Scalings.ALL.names());
    for (Task task : Task.values()) {
      names.add(JsonFields.jsonName(task));
    }
  }

  private static Set<String> commands() {
    Texts.load();
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    Console console = new Console(nowhere, nowhere, Language.EN, new Interruption(), false);
    return Hone.command(console).getSubcommands().keySet();
  }

  private void spec(String file, String model) throws IOException {
    Files.writeString(
        root.resolve(file),
        "{\"version\":1,\"data\":{\"source\":\"iris\"},\"model\":"
            + model
            + ",\"arms\":[{\"name\":\"none\"}],\"repeats\":2}");
  }

  @Test
  public void english_saysWhatIsWrongAndWhatIsAllowed() {
    List<String> others = new ArrayList<>();
    for (Wrong wrong : INPUTS) {
      String said = refused(wrong, "en");
      if (!said.contains(wrong.english())) {
        others.add(wrong.arguments() + " said: " + said);
      }
      assertFalse(said, said.codePoints().anyMatch(Character::isIdeographic));
    }
    assertEquals(List.of(), others);
  }

  @Test
  public void chinese_showsNoEnglishWord() {
    assertTrue(INPUTS.size() >= 30);
    List<String> english = new ArrayList<>();
    for (Wrong wrong : INPUTS) {
      String said = refused(wrong, "zh");
      assertTrue(said, said.codePoints().anyMatch(Character::isIdeographic));
      Set<String> given = words(wrong.arguments() + " " + root);
      for (String word : words(withoutValuesAndPaths(said))) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (!given.contains(word) && !names.contains(lower) && !isOption(said, word)) {
          english.add(wrong.arguments() + " said \"" + word + "\": " + said);
        }
      }
    }
    assertEquals(List.of(), english);
  }

  /** What a call says that is refused. */
  private String refused(Wrong wrong, String language) {
    List<String> args = new ArrayList<>();
    if (!wrong.arguments().contains("--lang")) {
      args.addAll(List.of("--lang", language));
    }
    Stream.of(wrong.arguments().split(" "))
        .map(argument -> argument.replace("%", root.toString()))
        .forEach(args::add);
    Call call = Call.withLanguage(language, args);
    assertEquals(wrong + " said: " + call.err, Hone.BAD_INPUT, call.exitCode);
    assertFalse(call.err, call.err.contains("Exception"));
    return call.err;
  }

  /** Without what is in quotes, endings of files, and fields of JSON with their path. */
  private static String withoutValuesAndPaths(String said) {
    return said.replaceAll("“[^”]*”", " ").replaceAll("[A-Za-z]*(\\.[A-Za-z]+)+", " ");
  }

  private static boolean isOption(String said, String word) {
    return said.contains("--" + word) || said.contains("hone " + word);
  }

  private static Set<String> words(String text) {
    Set<String> words = new HashSet<>();
    Matcher matcher = LATIN_WORD.matcher(text);
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }
}

package dev.hone.cli;

import dev.hone.base.AtomicFile;
import dev.hone.base.Seed;
import dev.hone.data.csv.TableOptions;
import dev.hone.data.source.DataSource;
import dev.hone.data.table.Reading;
import dev.hone.data.text.GuardedReader;
import dev.hone.report.ReadingText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hone look}: what a file is taken for, before anything is trained on it. */
@Command(name = "look", mixinStandardHelpOptions = true, sortOptions = false)
final class LookCommand implements Callable<Integer> {
  /** Rows of a file that is too large to be read whole. */
  private static final int SAMPLE = 100_000;

  @Parameters(paramLabel = "${bundle:label.data}", descriptionKey = "data")
  private String data;

  @Mixin private TableChoices table;

  @Option(names = "--json", paramLabel = "${bundle:label.file}")
  private Path json;

  @Mixin private Outputs outputs;

  @Spec private CommandSpec spec;

  private final Console console;

  LookCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    outputs.reads("--data", data).writes("--json", json);
    TableOptions options = sampled(table.over(TableOptions.defaults()));
    Reading reading =
        DataSource.load(data, DataSource.Options.defaults().withTable(options), new Seed(0))
            .reading();
    console.out().print(ReadingText.render(reading, console.language(), console.width()));
    console.say("cli.look.next", command());
    if (json != null) {
      byte[] bytes = (reading.toJson() + "\n").getBytes(StandardCharsets.UTF_8);
      AtomicFile.write(json, out -> out.write(bytes));
      console.tell("cli.wrote", json.toString());
    }
    return Hone.OK;
  }

  /** A file that memory has no room for is looked at by a sample. */
  private TableOptions sampled(TableOptions options) throws IOException {
    Path file = Path.of(data);
    boolean large = Files.isRegularFile(file) && Files.size(file) > GuardedReader.MAX_TOTAL;
    return options.rows() == 0 && large ? options.withRows(SAMPLE) : options;
  }

  /** The command that compares on what was looked at, as it was asked to be read. */
  private String command() {
    List<String> words = new ArrayList<>(List.of("./hone", "compare", "--data", quoted(data)));
    List<String> given = spec.commandLine().getParseResult().originalArgs();
    for (int i = 0; i < given.size(); i++) {
      String word = given.get(i);
      boolean own =
          word.equals(data)
              || word.equals(spec.name())
              || word.startsWith("--json")
              || word.startsWith("--lang");
      if (own) {
        i += word.equals("--json") || word.equals("--lang") ? 1 : 0;
      } else {
        words.add(quoted(word));
      }
    }
    return String.join(" ", words);
  }

  private static String quoted(String word) {
    boolean plain = word.matches("[\\w./:=,@%+-]+");
    return plain ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}

package dev.hone.cli;

import dev.hone.base.InvalidInputException;
import dev.hone.data.csv.TableOptions;
import dev.hone.data.table.Task;
import dev.hone.data.text.DateOrder;
import dev.hone.data.text.Encoding;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say how a table is to be understood; what is not said is found out. */
final class TableChoices {
  @Option(names = "--target", paramLabel = "${bundle:label.column}")
  private String target;

  @Option(names = "--task", paramLabel = "${bundle:label.task}")
  private Task task;

  @Option(names = "--ignore", split = ",", paramLabel = "${bundle:label.column}")
  private List<String> ignore;

  @Option(names = "--features", split = ",", paramLabel = "${bundle:label.column}")
  private List<String> features;

  @Option(names = "--categorical", split = ",", paramLabel = "${bundle:label.column}")
  private List<String> categorical;

  @Option(names = "--numeric", split = ",", paramLabel = "${bundle:label.column}")
  private List<String> numeric;

  @Option(names = "--ignore-case", split = ",", paramLabel = "${bundle:label.column}")
  private List<String> ignoreCase;

  @Option(names = "--group", paramLabel = "${bundle:label.column}")
  private String group;

  @Option(names = "--rows", paramLabel = "${bundle:label.n}")
  private Integer rows;

  @Mixin private FormChoices form;

  /** How the file itself is written. */
  static final class FormChoices {
    /** Whether the first line holds names. */
    enum Header {
      YES,
      NO,
      AUTO
    }

    @Option(names = "--header", paramLabel = "${bundle:label.presence}")
    private Header header;

    @Option(names = "--separator", paramLabel = "${bundle:label.separator}")
    private String separator;

    @Option(names = "--decimal", paramLabel = "${bundle:label.mark}")
    private String decimal;

    @Option(names = "--encoding", paramLabel = "${bundle:label.encoding}")
    private String encoding;

    @Option(names = "--missing", split = ",", paramLabel = "${bundle:label.word}")
    private List<String> missing;

    @Option(names = "--date-order", paramLabel = "${bundle:label.order}")
    private DateOrder dates;

    /** What is said, and for the rest what was said before. */
    TableOptions.Form over(TableOptions.Form from) {
      if (decimal != null && decimal.length() != 1) {
        throw InvalidInputException.value("--decimal", decimal, List.of(".", ","));
      }
      return new TableOptions.Form(
          header == null ? from.header() : header == Header.AUTO ? null : header == Header.YES,
          separator == null ? from.separator() : separator,
          decimal == null ? from.decimal() : (Character) decimal.charAt(0),
          encoding == null ? from.encoding() : Encoding.find("--encoding", encoding),
          missing == null ? from.missing() : missing,
          dates == null ? from.dates() : dates);
    }
  }

  /** What is said, and for the rest what was said before. */
  TableOptions over(TableOptions from) {
    TableOptions.Columns columns = from.columns();
    return new TableOptions(
        or(target, from.target()),
        or(task, from.task()),
        new TableOptions.Columns(
            or(ignore, columns.ignore()),
            or(features, columns.features()),
            or(categorical, columns.categorical()),
            or(numeric, columns.numeric()),
            or(ignoreCase, columns.ignoreCase()),
            or(group, columns.group())),
        form.over(from.form()),
        or(rows, from.rows()));
  }

  private static <T> T or(T given, T otherwise) {
    return given != null ? given : otherwise;
  }
}

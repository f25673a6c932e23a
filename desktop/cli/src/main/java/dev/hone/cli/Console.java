package dev.hone.cli;

import dev.hone.base.Language;
import dev.hone.base.Message;
import dev.hone.data.table.Reading;
import dev.hone.nn.family.Families;
import dev.hone.nn.family.Family;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;

/** What a command speaks to and hears: its reader's language, two streams, and a wish to stop. */
final class Console {
  private static final int PIPED_WIDTH = 140;

  /** Steps of a sequence from which the graph of an unrolled family is large. */
  private static final int LONG = 500;

  private final PrintWriter out;
  private final PrintWriter err;
  private final Language language;
  private final Interruption interruption;
  private final boolean terminal;

  /**
   * A console.
   *
   * @param terminal whether a person watches: colours and progress
   */
  Console(
      PrintWriter out,
      PrintWriter err,
      Language language,
      Interruption interruption,
      boolean terminal) {
    this.out = out;
    this.err = err;
    this.language = language;
    this.interruption = interruption;
    this.terminal = terminal;
  }

  PrintWriter out() {
    return out;
  }

  PrintWriter err() {
    return err;
  }

  Language language() {
    return language;
  }

  Interruption interruption() {
    return interruption;
  }

  boolean terminal() {
    return terminal;
  }

  /** What a key of the bundles says here. */
  String text(String key, Object... args) {
    return Message.of(key, args).in(language);
  }

  /** Prints a line of the result. */
  void say(String key, Object... args) {
    out.println(text(key, args));
  }

  /** Prints a line about the work. */
  void tell(String key, Object... args) {
    err.println(text(key, args));
  }

  /** Tells what a reader should know about the data or the work. */
  void note(Object said) {
    tell("cli.note", said);
  }

  /** Texts or messages, each a note. */
  void notes(List<?> notes) {
    notes.forEach(this::note);
  }

  /** Tells what a table was taken for, in a line, and what strikes in it. */
  void reading(Reading reading) {
    tell("cli.reading", reading.sentence());
    notes(reading.remarks());
  }

  /**
   * Tells what a table was taken for, and that long sequences take their time in families that are
   * unrolled step by step: an LSTM is one operation whatever the length.
   */
  void reading(Reading reading, Family family, int steps) {
    reading(reading);
    if (family.sequences() && steps > LONG && !family.equals(Families.usual(true))) {
      note(
          Message.of(
              "cli.long-sequences", steps, family.card().key(), Families.usual(true).card().key()));
    }
  }

  /** Tells why the command ends otherwise than hoped for. */
  void fail(Object said) {
    err.println("hone: " + text("error.plain", said));
  }

  boolean colours() {
    return terminal && System.getenv("NO_COLOR") == null;
  }

  /** How wide tables may be. */
  int width() {
    return terminal
        ? new CommandLine(CommandLine.Model.CommandSpec.create())
            .setUsageHelpAutoWidth(true)
            .getUsageHelpWidth()
        : PIPED_WIDTH;
  }

  /** A text filled with spaces to a number of columns; Chinese signs take two. */
  static String padded(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - columns(text)));
  }

  /** The same with the spaces before it. */
  static String right(String text, int columns) {
    return " ".repeat(Math.max(0, columns - columns(text))) + text;
  }

  /** How many columns of a terminal a text takes. */
  static int columns(String text) {
    return text.codePoints().map(c -> isWide(c) ? 2 : 1).sum();
  }

  private static boolean isWide(int c) {
    return Character.isIdeographic(c)
        || (c >= 0x3000 && c <= 0x303f)
        || (c >= 0xff00 && c <= 0xff60);
  }
}

package dev.hone.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** One call of the command line within this JVM, without a terminal. */
final class Call {
  final int exitCode;
  final String out;
  final String err;

  private Call(int exitCode, String out, String err) {
    this.exitCode = exitCode;
    this.out = out;
    this.err = err;
  }

  static Call hone(String... args) {
    return withLanguage(null, args);
  }

  /**
   * One call.
   *
   * @param variable what the environment says of the language, or null
   */
  static Call withLanguage(String variable, List<String> args) {
    return withLanguage(variable, args.toArray(new String[0]));
  }

  private static Call withLanguage(String variable, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Hone.run(
            args, variable, new PrintWriter(out), new PrintWriter(err), new Interruption(), false);
    return new Call(code, out.toString(), err.toString());
  }

  static Call hone(List<String> args) {
    return hone(args.toArray(new String[0]));
  }
}

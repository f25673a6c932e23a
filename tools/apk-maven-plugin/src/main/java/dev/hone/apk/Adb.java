package dev.hone.apk;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Android Debug Bridge: talks to a phone that is attached. */
final class Adb {
  private static final Pattern PASSED = Pattern.compile("OK \\((\\d+) tests?\\)");

  private final Path program;
  private final String serial;

  private Adb(Path program, String serial) {
    this.program = program;
    this.serial = serial;
  }

  /**
   * Finds the program: the given one, else that of {@code ANDROID_HOME}, else on the {@code PATH}.
   *
   * @param given may be null
   * @param serial which phone, when several are attached; may be null
   */
  static Adb find(Path given, String serial) throws BuildException {
    List<Path> candidates = new ArrayList<>();
    if (given != null) {
      candidates.add(given);
    } else {
      String home = System.getenv("ANDROID_HOME");
      if (home != null) {
        candidates.add(Path.of(home, "platform-tools", "adb"));
      }
      String path = System.getenv("PATH");
      for (String folder : (path == null ? "" : path).split(File.pathSeparator, -1)) {
        candidates.add(Path.of(folder, "adb"));
        candidates.add(Path.of(folder, "adb.exe"));
      }
    }
    for (Path candidate : candidates) {
      if (Files.isExecutable(candidate)) {
        return new Adb(candidate, serial);
      }
    }
    throw new BuildException(
        (given != null ? given + " is not there" : "adb is not on the PATH")
            + ": install Android's platform tools, or give -Dapk.adb=FILE");
  }

  void install(Path apk) throws IOException, BuildException {
    if (!Files.exists(apk)) {
      throw new BuildException(apk + " is not there: build it first (mvn package)");
    }
    run("install", "-r", "-t", apk.toString());
  }

  void start(String component) throws IOException, BuildException {
    run("shell", "am", "start", "-n", component);
  }

  /** Runs instrumentation tests; returns how many passed. */
  int instrument(String component) throws IOException, BuildException {
    return passed(run("shell", "am", "instrument", "-w", component));
  }

  /**
   * Reads the runner's last words: {@code am instrument} itself ends well whatever the tests did.
   */
  static int passed(String output) throws BuildException {
    Matcher passed = PASSED.matcher(output);
    if (!passed.find()) {
      throw new BuildException("tests failed on the phone:\n" + output);
    }
    return Integer.parseInt(passed.group(1));
  }

  private String run(String... arguments) throws IOException, BuildException {
    List<String> command = new ArrayList<>();
    command.add(program.toString());
    if (serial != null) {
      command.addAll(List.of("-s", serial));
    }
    command.addAll(List.of(arguments));
    return Programs.run(command, "adb " + arguments[0]);
  }
}

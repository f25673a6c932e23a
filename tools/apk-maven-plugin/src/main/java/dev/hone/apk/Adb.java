package dev.hone.apk;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Android Debug Bridge: talks to a phone that is attached. */
final class Adb {
  private static final Pattern PASSED = Pattern.compile("OK \\((\\d+) tests?\\)");

  /** Words of adb, and what helps. */
  private static final Map<String, String> CURES =
      Map.of(
          "no devices",
          "No phone is attached: connect one by USB, and switch USB debugging on in its developer"
              + " options.",
          "more than one device",
          "Say which phone: -Dapk.serial=SERIAL, as `adb devices` names it.",
          "unauthorized",
          "Allow debugging by this computer on the phone's screen.",
          "INSTALL_FAILED_UPDATE_INCOMPATIBLE",
          "The phone has the app with another signature: `adb uninstall` it first; its data go with"
              + " it.",
          "INSTALL_FAILED_VERSION_DOWNGRADE",
          "The phone has a newer version of the app: `adb uninstall` it first; its data go with it.",
          "INSTALL_FAILED_INSUFFICIENT_STORAGE",
          "Make room on the phone.");

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
   * @param environment variables, as {@link System#getenv()} gives them
   */
  static Adb find(Path given, String serial, Map<String, String> environment)
      throws BuildException {
    List<Path> candidates = new ArrayList<>();
    if (given != null) {
      candidates.add(given);
    } else {
      String home = environment.get("ANDROID_HOME");
      if (home != null) {
        candidates.add(Path.of(home, "platform-tools", "adb"));
      }
      String path = environment.get("PATH");
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
    String said = run("shell", "am", "start", "-n", component);
    // It ends well all the same.
    if (said.contains("Error")) {
      throw new BuildException("cannot start " + component + " on the phone:\n" + said);
    }
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
    try {
      return Programs.run(command, "adb " + arguments[0]);
    } catch (BuildException e) {
      throw new BuildException(e.getMessage().strip() + cure(e.getMessage()), e);
    }
  }

  /** What a person can do about adb's words. */
  private static String cure(String said) {
    for (Map.Entry<String, String> known : CURES.entrySet()) {
      if (said.contains(known.getKey())) {
        return "\n" + known.getValue();
      }
    }
    return "";
  }
}

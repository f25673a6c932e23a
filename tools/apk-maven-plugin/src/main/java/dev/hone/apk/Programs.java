package dev.hone.apk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs programs. */
final class Programs {
  private Programs() {}

  /** Standard output and error of a program that ended well. */
  static String run(List<String> command, String name) throws IOException, BuildException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      int code = process.waitFor();
      if (code != 0) {
        throw new BuildException(name + " failed (exit code " + code + "):\n" + output);
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new BuildException(name + " was interrupted", e);
    }
    return output;
  }
}

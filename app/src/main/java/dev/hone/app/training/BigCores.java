package dev.hone.app.training;

import android.util.Log;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How many fast cores the phone has: one run trains on each. */
public final class BigCores {
  private static final String TAG = "BigCores";

  private BigCores() {}

  /** At least 1. */
  public static int count() {
    return count(Paths.get("/sys/devices/system/cpu"), Runtime.getRuntime().availableProcessors());
  }

  /**
   * Cores that are faster than the slowest kind; all of them where they are of one kind, or where
   * the system does not say.
   */
  static int count(Path cpus, int processors) {
    List<Long> frequencies = new ArrayList<>();
    for (int core = 0; core < processors; core++) {
      Path file = cpus.resolve("cpu" + core + "/cpufreq/cpuinfo_max_freq");
      if (!Files.isReadable(file)) {
        return processors;
      }
      try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.US_ASCII)) {
        frequencies.add(Long.parseLong(in.readLine().trim()));
      } catch (IOException | NumberFormatException e) {
        Log.i(TAG, "the system does not tell the cores apart", e);
        return processors;
      }
    }
    long slowest = Collections.min(frequencies);
    int big = (int) frequencies.stream().filter(frequency -> frequency > slowest).count();
    return big == 0 ? processors : big;
  }
}

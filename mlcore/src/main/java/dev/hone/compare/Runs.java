package dev.hone.compare;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.trained.RunResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Puts finished runs in order and sees that none is missing up to the last of each arm. */
public final class Runs {
  private Runs() {}

  /**
   * Each arm's runs by repeat, arms in the order of {@code names}.
   *
   * @param fewer whether an arm may have fewer runs than another: the first of them
   */
  static Map<String, List<RunResult>> byArm(
      Collection<String> names, List<RunResult> runs, boolean fewer) {
    Map<String, List<RunResult>> result = new LinkedHashMap<>();
    for (String name : names) {
      result.put(name, new ArrayList<>());
    }
    for (RunResult run : runs) {
      List<RunResult> armRuns = result.get(run.arm());
      if (armRuns == null) {
        throw InvalidInputException.value(Message.of("compare.run-arm"), run.arm(), names);
      }
      armRuns.add(run);
    }
    int most = result.values().stream().mapToInt(List::size).max().orElse(0);
    result.forEach((name, armRuns) -> requireEach(name, armRuns, fewer ? armRuns.size() : most));
    return result;
  }

  private static void requireEach(String arm, List<RunResult> runs, int repeats) {
    runs.sort(Comparator.comparingInt(RunResult::repeat));
    boolean complete = runs.size() == repeats && repeats > 0;
    for (int i = 0; complete && i < repeats; i++) {
      complete = runs.get(i).repeat() == i;
    }
    if (!complete) {
      List<Integer> has = runs.stream().map(RunResult::repeat).collect(Collectors.toList());
      throw new InvalidInputException(
          Message.of(
              "compare.repeats",
              Math.max(0, repeats - 1),
              arm,
              has.isEmpty() ? Message.of("compare.repeats.none") : has));
    }
  }
}

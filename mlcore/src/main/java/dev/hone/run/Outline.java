package dev.hone.run;

import dev.hone.data.source.LoadedData;
import dev.hone.graph.Variable;

/**
 * What is about to be trained, for people to see before they wait for it.
 *
 * @param data as it was loaded, with the reader's notes
 * @param trainRows training rows a run
 * @param validationRows validation rows a run, 0 for none
 * @param testRows test rows a run, 0 for none
 * @param parameters numbers that the first arm's network learns; a normalisation adds some
 */
public record Outline(
    LoadedData data, int trainRows, int validationRows, int testRows, long parameters) {
  public static Outline of(LoadedData data, PreparedData prepared, ArmRun run) {
    return new Outline(
        data,
        prepared.training().size(),
        prepared.validation() == null ? 0 : prepared.validation().size(),
        prepared.testing() == null ? 0 : prepared.testing().size(),
        run.trainer().networkVariables().stream()
            .filter(Variable::trained)
            .mapToLong(variable -> variable.shape().size())
            .sum());
  }
}

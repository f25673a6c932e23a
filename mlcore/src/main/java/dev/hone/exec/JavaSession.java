package dev.hone.exec;

import dev.hone.graph.Shape;
import dev.hone.graph.Step;
import dev.hone.kernels.KernelSet;
import dev.hone.kernels.Parallel;
import dev.hone.kernels.ThreadTeam;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The variables' arrays and the programs that work on them in place. */
final class JavaSession implements Session {
  private final VariableArrays variables;
  private final Map<String, JavaProgram> programs = new LinkedHashMap<>();
  private final ThreadTeam team;

  JavaSession(List<Step> steps, int threads, KernelSet set) {
    variables = new VariableArrays(steps);
    team = threads > 1 ? new ThreadTeam(threads) : null;
    Parallel parallel = team != null ? team : Parallel.SEQUENTIAL;
    for (Step step : steps) {
      JavaProgram program = new JavaProgram(step, variables.arrays(), parallel, set);
      if (programs.put(step.name(), program) != null) {
        throw new IllegalArgumentException("two steps are named " + step.name());
      }
    }
  }

  @Override
  public Program program(String step) {
    JavaProgram program = programs.get(step);
    if (program == null) {
      throw new IllegalArgumentException("no step " + step + "; there are " + programs.keySet());
    }
    return program;
  }

  @Override
  public Map<String, Shape> variables() {
    return variables.shapes();
  }

  @Override
  public void read(String variable, float[] into) {
    float[] from = variables.array(variable, into.length);
    System.arraycopy(from, 0, into, 0, from.length);
  }

  @Override
  public void write(String variable, float[] from) {
    float[] into = variables.array(variable, from.length);
    System.arraycopy(from, 0, into, 0, into.length);
  }

  @Override
  public long poolBytes() {
    return programs.values().stream().mapToLong(JavaProgram::poolBytes).sum();
  }

  @Override
  public void close() {
    if (team != null) {
      team.close();
    }
  }
}

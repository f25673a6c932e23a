package dev.hone.exec;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import dev.hone.base.Message;
import dev.hone.graph.Graph;
import dev.hone.graph.Shape;
import dev.hone.graph.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class AutoExecutorTest {
  private long now;
  private final List<Message> said = new ArrayList<>();
  private final List<String> compiled = new ArrayList<>();

  /** The Java executor under another name, each run of which takes a given time. */
  private Executor taking(String name, long nanos) {
    return new Executor() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Session compile(List<Step> steps) {
        compiled.add(name);
        return new Slow(new JavaExecutor().compile(steps), nanos);
      }
    };
  }

  private final class Slow implements Session {
    private final Session session;
    private final long nanos;

    Slow(Session session, long nanos) {
      this.session = session;
      this.nanos = nanos;
    }

    @Override
    public Program program(String step) {
      Program program = session.program(step);
      return new Program() {
        @Override
        public float[] input(String name) {
          return program.input(name);
        }

        @Override
        public int[] intInput(String name) {
          return program.intInput(name);
        }

        @Override
        public void run() {
          now += nanos;
        }

        @Override
        public float[] output(String name) {
          return program.output(name);
        }
      };
    }

    @Override
    public Map<String, Shape> variables() {
      return session.variables();
    }

    @Override
    public void read(String variable, float[] values) {
      session.read(variable, values);
    }

    @Override
    public void write(String variable, float[] values) {
      session.write(variable, values);
    }

    @Override
    public void close() {
      session.close();
    }
  }

  private static List<Step> steps() {
    Graph graph = new Graph();
    return List.of(new Step("step", graph, Map.of("x", graph.input("x", Shape.of(2))), List.of()));
  }

  @Test
  public void compile_takesTheFasterOne_onceForAll() {
    AutoExecutor auto =
        new AutoExecutor(
            List.of(taking("one", 20_000_000), taking("other", 15_000_000)), () -> now, said::add);
    assertEquals("auto", auto.name());

    auto.compile(steps()).close();
    auto.compile(steps()).close();

    assertEquals("other", auto.name());
    assertEquals(List.of("one", "other", "other", "other"), compiled);
    assertEquals(
        List.of(
            "Executor other, by a short measurement: one 20000.0 µs a step,"
                + " other 15000.0 µs a step."),
        said.stream().map(Message::toString).toList());
  }

  @Test
  public void compile_withOneCandidate_measuresNothing() {
    AutoExecutor auto = new AutoExecutor(List.of(taking("one", 1)), () -> now, said::add);

    auto.compile(steps()).close();

    assertEquals(List.of("one"), compiled);
    assertEquals(List.of(), said);
  }

  @Test
  public void constructor_withoutCandidates_isRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> new AutoExecutor(List.of(), () -> now, said::add));
  }
}

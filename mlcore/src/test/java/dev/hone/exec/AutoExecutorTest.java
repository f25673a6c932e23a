package dev.hone.exec;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import dev.hone.base.Message;
import dev.hone.graph.Graph;
import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import dev.hone.graph.Step;
import dev.hone.op.Ops;
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

  /** A product of so many rows: 2 · rows · 100 · 50 operations. */
  private static List<Step> steps(int rows) {
    Graph graph = new Graph();
    Node product =
        Ops.matmul(
            graph.input("x", Shape.of(rows, 100)),
            graph.input("y", Shape.of(100, 50)),
            false,
            false);
    return List.of(new Step("step", graph, Map.of("z", product), List.of()));
  }

  private List<String> said() {
    return said.stream().map(Message::toString).toList();
  }

  @Test
  public void compile_takesAnotherThatIsClearlyFaster_onceForAll() {
    AutoExecutor auto =
        new AutoExecutor(
            List.of(taking("one", 30_000_000), taking("other", 20_000_000)), () -> now, said::add);
    assertEquals("auto", auto.name());

    auto.compile(steps(100)).close();
    auto.compile(steps(100)).close();

    assertEquals("other", auto.name());
    assertEquals(List.of("one", "other", "other", "other"), compiled);
    assertEquals(
        List.of(
            "Executor other, by a short measurement: one 30000.0 µs a step,"
                + " other 20000.0 µs a step."),
        said());
  }

  @Test
  public void compile_staysWithTheFirst_whereAnotherIsLessThanOneAndAHalfTimesAsFast() {
    AutoExecutor auto =
        new AutoExecutor(
            List.of(taking("one", 29_000_000), taking("other", 20_000_000)), () -> now, said::add);
    auto.compile(steps(100)).close();
    assertEquals("one", auto.name());
    assertEquals(List.of("one", "other", "one"), compiled);
  }

  @Test
  public void compile_measuresNothing_belowAMillionOperations() {
    AutoExecutor auto =
        new AutoExecutor(List.of(taking("one", 30), taking("other", 1)), () -> now, said::add);
    auto.compile(steps(99)).close();
    assertEquals(List.of("one"), compiled);
    assertEquals(
        List.of("Executor one: a step has about 990000 operations, too few for another to pay."),
        said());
    assertEquals(0, now);
  }

  @Test
  public void compile_withOneCandidate_measuresNothing() {
    AutoExecutor auto = new AutoExecutor(List.of(taking("one", 1)), () -> now, said::add);

    auto.compile(steps(100)).close();

    assertEquals(List.of("one"), compiled);
    assertEquals(List.of(), said);
  }

  @Test
  public void constructor_withoutCandidates_isRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> new AutoExecutor(List.of(), () -> now, said::add));
  }
}

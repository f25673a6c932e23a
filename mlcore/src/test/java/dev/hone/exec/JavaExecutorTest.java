package dev.hone.exec;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.hone.graph.Assignment;
import dev.hone.graph.Graph;
import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import dev.hone.graph.Step;
import dev.hone.graph.TensorType;
import dev.hone.kernels.ThreadTeam;
import dev.hone.op.Ops;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.Test;

public class JavaExecutorTest {
  private static final float EXACT = 0f;

  @Test
  public void run_assignments_seeTheValuesFromBeforeTheStep() {
    Graph graph = new Graph();
    Node p = graph.state("p", Shape.of(2));
    Node q = graph.state("q", Shape.of(2));
    Step swap =
        new Step(
            "swap",
            graph,
            Map.of("sum", Ops.add(p, q)),
            List.of(new Assignment(p, q), new Assignment(q, p)));
    try (Session session = new JavaExecutor().compile(List.of(swap))) {
      session.write("p", new float[] {1, 2});
      session.write("q", new float[] {30, 40});

      session.program("swap").run();

      assertArrayEquals(new float[] {30, 40}, session.read("p"), EXACT);
      assertArrayEquals(new float[] {1, 2}, session.read("q"), EXACT);
      assertArrayEquals(new float[] {31, 42}, session.program("swap").output("sum"), EXACT);
    }
  }

  @Test
  public void run_newValueReadAndOldValueReadLater_bothRight() {
    Graph graph = new Graph();
    Node p = graph.parameter("p", Shape.of(3));
    Node doubled = Ops.mul(2, p);
    // Reads the old p after the new value exists, so the new value must not overwrite it early.
    Node late = Ops.add(p, Ops.square(doubled));
    Step step = new Step("step", graph, Map.of("late", late), List.of(new Assignment(p, doubled)));
    try (Session session = new JavaExecutor().compile(List.of(step))) {
      session.write("p", new float[] {1, -2, 3});

      session.program("step").run();

      assertArrayEquals(
          new float[] {1 + 4, -2 + 16, 3 + 36}, session.program("step").output("late"), EXACT);
      assertArrayEquals(new float[] {2, -4, 6}, session.read("p"), EXACT);
    }
  }

  @Test
  public void compile_twoSteps_shareVariablesByName() {
    Graph writing = new Graph();
    Node w = writing.parameter("w", Shape.of(1));
    Step add =
        new Step(
            "add",
            writing,
            Map.of("w", w),
            List.of(new Assignment(w, Ops.add(w, writing.constant(Shape.of(1), 5)))));
    Graph reading = new Graph();
    Step square =
        new Step(
            "square",
            reading,
            Map.of("out", Ops.square(reading.parameter("w", Shape.of(1)))),
            List.of());
    try (Session session = new JavaExecutor().compile(List.of(add, square))) {
      session.program("add").run();
      session.program("square").run();

      assertEquals(25f, session.program("square").output("out")[0], EXACT);
    }
  }

  @Test
  public void compile_sameVariableOfTwoShapes_isRefusedByName() {
    Graph one = new Graph();
    Graph two = new Graph();
    Step first = new Step("a", one, Map.of("w", one.parameter("w", Shape.of(2))), List.of());
    Step second = new Step("b", two, Map.of("w", two.parameter("w", Shape.of(3))), List.of());

    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new JavaExecutor().compile(List.of(first, second)));

    assertEquals("variable w has shape [3] in step b and [2] in another", e.getMessage());
  }

  @Test
  public void access_unknownNames_saysWhatThereIs() {
    try (Session session = new JavaExecutor().compile(List.of(mlpStep(4)))) {
      Program program = session.program("train");
      assertTrue(message(() -> program.input("y")).contains("no float32 input y; there are [x]"));
      assertTrue(message(() -> program.output("z")).contains("no output z; there are [loss]"));
      assertTrue(message(() -> session.program("go")).contains("no step go; there are [train]"));
      assertTrue(message(() -> session.read("w9")).contains("no variable w9; there are ["));
      assertTrue(
          message(() -> session.write("b1", new float[3]))
              .contains("variable b1 has shape [32]: expected an array of 32, received one of 3"));
    }
  }

  @Test
  public void run_thousandSteps_allocatesNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().getId();
    for (int threadCount : new int[] {1, 2}) {
      for (Step step : List.of(mlpStep(1024), lstmStep())) {
        assertAllocatesNothing(step, threadCount, threads, id);
      }
    }
  }

  private static void assertAllocatesNothing(
      Step step, int threadCount, ThreadMXBean threads, long id) {
    try (Session session = new JavaExecutor(threadCount).compile(List.of(step))) {
      fill(session);
      Program program = session.program("train");
      for (int i = 0; i < 200; i++) {
        program.run();
      }
      // Now and then the JVM allocates something of its own on this thread; a step that allocates
      // does so in every window.
      long least = Long.MAX_VALUE;
      for (int window = 0; window < 5; window++) {
        long before = threads.getThreadAllocatedBytes(id);
        for (int i = 0; i < 1000; i++) {
          program.run();
        }
        least = Math.min(least, threads.getThreadAllocatedBytes(id) - before);
      }
      assertEquals(threadCount + " threads", 0, least);
    }
  }

  @Test
  public void run_anyNumberOfThreads_sameBits() {
    List<float[]> weights = new ArrayList<>();
    for (int threadCount : new int[] {1, 2, 3, 5}) {
      try (Session session = new JavaExecutor(threadCount).compile(List.of(mlpStep(1515)))) {
        fill(session);
        for (int i = 0; i < 20; i++) {
          session.program("train").run();
        }
        weights.add(session.read("w1"));
      }
    }
    for (float[] other : weights.subList(1, weights.size())) {
      assertArrayEquals(weights.get(0), other, EXACT);
    }
    assertTrue(weights.get(0)[0] != 0);
  }

  @Test
  public void memoryPlan_longChain_reusesBuffers() {
    Graph graph = new Graph();
    Node x = graph.input("x", Shape.of(10, 10));
    Node node = x;
    for (int i = 0; i < 50; i++) {
      node = Ops.matmul(node, x);
    }
    MemoryPlan plan = new MemoryPlan(new Step("s", graph, Map.of("y", node), List.of()));

    assertEquals(50, plan.order().size());
    // Two to alternate between, and the output's own.
    assertEquals(3, plan.bufferSizes().length);
    try (Session session =
        new JavaExecutor().compile(List.of(new Step("s", graph, Map.of("y", node), List.of())))) {
      assertEquals(3 * 100 * Float.BYTES, session.poolBytes());
    }
  }

  @Test
  public void memoryPlan_deadNodes_areNotRun() {
    Graph graph = new Graph();
    Node x = graph.input("x", Shape.of(4));
    Node used = Ops.exp(x);
    Ops.tanh(x);

    assertEquals(
        List.of(used), new MemoryPlan(new Step("s", graph, Map.of("y", used), List.of())).order());
  }

  @Test
  public void threadTeam_failureInOnePart_reachesTheCallerAndTheTeamGoesOn() {
    try (ThreadTeam team = new ThreadTeam(2)) {
      IllegalStateException e =
          assertThrows(
              IllegalStateException.class,
              () ->
                  team.run(
                      2,
                      10_000_000,
                      (from, to) -> {
                        if (from == 1) {
                          throw new IllegalStateException("row 1");
                        }
                      }));
      assertEquals("row 1", e.getMessage());
      int[] done = new int[100];
      team.run(100, 1_000_000, (from, to) -> Arrays.fill(done, from, to, 1));
      assertEquals(100, Arrays.stream(done).sum());
    }
  }

  private static String message(Runnable call) {
    return assertThrows(IllegalArgumentException.class, call::run).getMessage();
  }

  /** A step on the mean square of an LSTM's hidden states, by the fused operations. */
  private static Step lstmStep() {
    Graph graph = new Graph();
    int steps = 10;
    Node x = graph.input("x", Shape.of(steps * 16, 8));
    Node kernel = graph.parameter("kernel", Shape.of(8, 4 * 32));
    Node bias = graph.parameter("bias", Shape.of(4 * 32));
    Node w1 = graph.parameter("w1", Shape.of(32, 4 * 32));
    Node squares = graph.state("squares", Shape.of(32, 4 * 32));
    Node loss = Ops.mean(Ops.square(Ops.lstm(x, kernel, bias, w1, steps, false)));
    Node gradient = Ops.gradients(loss, List.of(w1)).get(0);
    Node next = Ops.decayedSumOfSquares(0.9, squares, gradient);
    Node one = graph.filled(Shape.of(1), 1);
    Node moved = Ops.adamStep(w1, gradient, next, one, one);
    Map<String, Node> outputs = Map.of("loss", loss, "norm", Ops.sumOfSquares(gradient));
    return new Step(
        "train", graph, outputs, List.of(new Assignment(squares, next), new Assignment(w1, moved)));
  }

  /** A step of gradient descent on mean (relu(x·w1 + b1)·w2)², over a batch of rows of 64. */
  private static Step mlpStep(int batch) {
    Graph graph = new Graph();
    Node x = graph.input("x", TensorType.float32(Shape.of(batch, 64)));
    Node w1 = graph.parameter("w1", Shape.of(64, 32));
    Node b1 = graph.parameter("b1", Shape.of(32));
    Node w2 = graph.parameter("w2", Shape.of(32, 3));
    Node hidden = Ops.relu(Ops.add(Ops.matmul(x, w1), b1));
    Node loss = Ops.mean(Ops.square(Ops.matmul(hidden, w2)));
    List<Node> variables = List.of(w1, b1, w2);
    List<Node> gradients = Ops.gradients(loss, variables);
    List<Assignment> assignments = new ArrayList<>();
    for (int i = 0; i < variables.size(); i++) {
      Node moved = Ops.sub(variables.get(i), Ops.mul(0.01, gradients.get(i)));
      assignments.add(new Assignment(variables.get(i), moved));
    }
    return new Step("train", graph, Map.of("loss", loss), assignments);
  }

  private static void fill(Session session) {
    Random random = new Random(7);
    session
        .variables()
        .forEach((name, shape) -> session.write(name, uniform(random, shape.size())));
    float[] x = session.program("train").input("x");
    System.arraycopy(uniform(random, x.length), 0, x, 0, x.length);
  }

  private static float[] uniform(Random random, int n) {
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = random.nextFloat() - 0.5f;
    }
    return values;
  }
}

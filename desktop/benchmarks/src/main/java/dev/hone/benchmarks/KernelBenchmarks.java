package dev.hone.benchmarks;

import dev.hone.exec.JavaExecutor;
import dev.hone.exec.Program;
import dev.hone.exec.Session;
import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import dev.hone.graph.StepBuilder;
import dev.hone.op.Ops;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Single operations of the Java executor on [32, 256]. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class KernelBenchmarks {
  private static final int ROWS = 32;
  private static final int COLUMNS = 256;

  @Param({"exp", "sigmoid", "tanh", "softmax", "logSoftmax", "add", "mul"})
  private String operation;

  private Session session;
  private Program program;

  @Setup
  public void compile() {
    StepBuilder builder = new StepBuilder(false);
    Node x = builder.graph().input("x", Shape.of(ROWS, COLUMNS));
    Node y =
        switch (operation) {
          case "exp" -> Ops.exp(x);
          case "sigmoid" -> Ops.sigmoid(x);
          case "tanh" -> Ops.tanh(x);
          case "softmax" -> Ops.softmax(x);
          case "logSoftmax" -> Ops.logSoftmax(x);
          case "add" -> Ops.add(x, x);
          case "mul" -> Ops.mul(x, x);
          default -> throw new IllegalArgumentException(operation);
        };
    builder.output("y", y);
    session = new JavaExecutor().compile(List.of(builder.build("step")));
    program = session.program("step");
    float[] values = program.input("x");
    Random random = new Random(1);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
  }

  @TearDown
  public void close() {
    session.close();
  }

  @Benchmark
  public float[] run() {
    program.run();
    return program.output("y");
  }
}

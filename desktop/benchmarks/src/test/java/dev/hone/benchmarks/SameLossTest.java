package dev.hone.benchmarks;

import static org.junit.Assert.assertEquals;

import dev.hone.exec.JavaExecutor;
import java.util.List;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** That contenders do the same work: from the same weights and batches they come to one loss. */
@RunWith(Parameterized.class)
public class SameLossTest {
  private static final int STEPS = 20;

  private final Workload workload;

  public SameLossTest(Workload workload) {
    this.workload = workload.withoutDropout();
  }

  @Parameters(name = "{0}")
  public static List<Workload> workloads() {
    return Workload.ALL;
  }

  private static double lossAfterwards(Contender contender) {
    double loss = Double.NaN;
    for (int step = 0; step <= STEPS; step++) {
      loss = contender.step(step);
    }
    return loss;
  }

  @Test
  public void libtorch_hasTheSameLossAfterTwentySteps() {
    try (Contender hone = new HoneContender(workload, new JavaExecutor());
        Contender libtorch = new LibtorchContender(workload, 1)) {
      assertEquals(lossAfterwards(libtorch), lossAfterwards(hone), 1e-3);
    }
  }

  @Test
  public void tensorFlow_hasTheSameLossAfterTwentySteps() {
    try (Contender hone = new HoneContender(workload, new JavaExecutor());
        Contender tensorFlow = new TensorFlowContender(workload, 1)) {
      assertEquals(lossAfterwards(tensorFlow), lossAfterwards(hone), 1e-3);
    }
  }
}

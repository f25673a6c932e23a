package dev.hone.optim;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.hone.base.JsonFields;
import dev.hone.graph.Shape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/**
 * Ten steps of each optimiser against PyTorch in float64, FTRL-proximal against Keras and against
 * the paper's algorithm in NumPy.
 */
@RunWith(Parameterized.class)
public class OptimizerReferenceTest {
  /** Ten float32 updates of weights of order 1. */
  private static final float TOLERANCE = 1e-6f;

  private final JsonObject file;
  private final String name;

  public OptimizerReferenceTest(String name) throws IOException {
    this.name = name;
    this.file = ReferenceFile.read("optimizers.json");
  }

  @Parameters(name = "{0}")
  public static List<String> names() throws IOException {
    return new ArrayList<>(ReferenceFile.read("optimizers.json").getAsJsonObject("cases").keySet());
  }

  @Test
  public void update_tenSteps_equalsOtherLibrary() {
    JsonObject expected = file.getAsJsonObject("cases").getAsJsonObject(name);
    String options = expected.get("optimizer").toString();
    UpdateRule rule = UpdateRule.of(Optimizers.fromJson(JsonFields.parse("options", options)));
    JsonArray rates = expected.getAsJsonArray("learningRates");
    try (FedGradients step = new FedGradients(rule, Shape.of(3, 2), Shape.of(2))) {
      step.start(
          ReferenceFile.floats(expected.get("startKernel")),
          ReferenceFile.floats(expected.get("startBias")));
      for (int t = 0; t < 10; t++) {
        step.step(
            rates.get(t).getAsDouble(),
            ReferenceFile.floats(file.getAsJsonArray("kernelGradients").get(t)),
            ReferenceFile.floats(file.getAsJsonArray("biasGradients").get(t)));
        String where = name + " after step " + (t + 1);
        float[] kernel = ReferenceFile.floats(expected.getAsJsonArray("kernel").get(t));
        assertArrayEquals(where, kernel, step.kernel(), TOLERANCE);
        float[] bias = ReferenceFile.floats(expected.getAsJsonArray("bias").get(t));
        assertArrayEquals(where, bias, step.bias(), TOLERANCE);
        for (int i = 0; i < kernel.length; i++) {
          assertEquals(where + ": zero or not", kernel[i] == 0, step.kernel()[i] == 0);
        }
      }
    }
  }

  @Test
  public void cases_coverEveryOptimizer() {
    Set<String> covered = new TreeSet<>();
    for (var entry : file.getAsJsonObject("cases").entrySet()) {
      JsonObject options = entry.getValue().getAsJsonObject().getAsJsonObject("optimizer");
      covered.add(options.get("name").getAsString());
    }
    assertEquals(new TreeSet<>(Optimizers.names()), covered);
  }
}

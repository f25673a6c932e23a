package dev.hone.tflite.run;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.hone.base.InvalidInputException;
import dev.hone.graph.Shape;
import dev.hone.tflite.SampleFiles;
import dev.hone.tflite.file.TensorInfo;
import dev.hone.tflite.file.TfLiteFile;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;

/** What every {@link TfLiteRuntime} does; each implementation runs it. */
public abstract class TfLiteRuntimeContract {
  private static final TfLiteRuntime.Options PLAIN = TfLiteRuntime.Options.plain();
  private static final float[] X = {1, 2, 3, -4};
  private static final float[] Y = {5, 8, 11, -10};

  /** The runtime to hold to the contract. */
  protected abstract TfLiteRuntime runtime();

  private LoadedModel load(TfLiteFile file) {
    return runtime().load(file, PLAIN);
  }

  private static void refuses(ThrowingRunnable action, String... parts) {
    String message = assertThrows(InvalidInputException.class, action).getMessage();
    for (String part : parts) {
      assertTrue("\"" + part + "\" should be in: " + message, message.contains(part));
    }
  }

  private static float[] get(LoadedSignature signature, String output, int size) {
    float[] values = new float[size];
    signature.get(output, values);
    return values;
  }

  @Test
  public void version_isANumber() {
    assertTrue(runtime().version(), runtime().version().matches("\\d+\\.\\d+.*"));
  }

  @Test
  public void floats_goThroughOnEveryAccelerator() {
    for (Accelerator accelerator : Accelerator.values()) {
      try (LoadedModel model =
          runtime().load(SampleFiles.line(), new TfLiteRuntime.Options(2, accelerator))) {
        LoadedSignature line = model.signature("line");
        line.put("x", X);
        line.run();
        assertArrayEquals(accelerator.name(), Y, get(line, "y", 4), 0f);
        boolean got = model.accelerator() == accelerator;
        assertEquals("a reason if it is another", got, model.reason() == null);
      }
    }
  }

  @Test
  public void signatures_sayWhatTheyTake() {
    try (LoadedModel model = load(SampleFiles.line())) {
      assertEquals(List.of("line"), model.signatures());
      LoadedSignature line = model.signature("line");
      assertSame(line, model.signature("line"));
      assertEquals("line", line.key());
      assertEquals(List.of("x"), new ArrayList<>(line.inputs().keySet()));
      assertEquals(Shape.of(2, 2), line.inputs().get("x").shape());
      assertEquals(TensorInfo.FLOAT32, line.outputs().get("y").type());
      assertEquals("before the first run", 0, line.latencyNanos());
      line.run();
      assertTrue("after it", line.latencyNanos() > 0);
    }
  }

  @Test
  public void inputs_keepTheirValuesBetweenRuns() {
    try (LoadedModel model = load(SampleFiles.line())) {
      LoadedSignature line = model.signature("line");
      line.put("x", X);
      for (int i = 0; i < 3; i++) {
        line.run();
        assertArrayEquals(Y, get(line, "y", 4), 0f);
      }
    }
  }

  @Test
  public void ints_areTakenAsIndices() {
    try (LoadedModel model = load(SampleFiles.pick())) {
      LoadedSignature pick = model.signature("pick");
      assertEquals(TensorInfo.INT32, pick.inputs().get("index").type());
      pick.put("index", new int[] {2, 0});
      pick.run();
      assertArrayEquals(new float[] {5, 6, 1, 2}, get(pick, "rows", 4), 0f);
    }
  }

  @Test
  public void variables_areSharedBySignatures_butNotByModels() {
    TfLiteFile file = SampleFiles.counter();
    try (LoadedModel model = load(file);
        LoadedModel other = load(file)) {
      assertEquals(List.of("add", "get"), model.signatures());
      LoadedSignature add = model.signature("add");
      add.put("by", new float[] {3});
      add.run();
      add.run();
      assertArrayEquals(new float[] {16}, get(add, "sum", 1), 0f);
      LoadedSignature counter = model.signature("get");
      counter.run();
      assertArrayEquals(new float[] {16}, get(counter, "counter", 1), 0f);
      LoadedSignature fresh = other.signature("get");
      fresh.run();
      assertArrayEquals(new float[] {10}, get(fresh, "counter", 1), 0f);
    }
  }

  @Test
  public void fileWithoutSignatures_hasOneNamedMain() {
    try (LoadedModel model = load(SampleFiles.withoutSignature())) {
      assertEquals(List.of("main"), model.signatures());
      LoadedSignature main = model.signature("main");
      main.put("x", X);
      main.run();
      assertArrayEquals(Y, get(main, "y", 4), 0f);
    }
  }

  @Test
  public void wrongNamesTypesAndSizes_areRefusedByName() {
    try (LoadedModel model = load(SampleFiles.line())) {
      refuses(() -> model.signature("curve"), "curve", "line");
      LoadedSignature line = model.signature("line");
      refuses(() -> line.put("z", X), "z", "x");
      refuses(() -> line.put("x", new float[3]), "x", "4", "3");
      refuses(() -> line.put("x", new int[4]), "x", "float32", "INT32");
      refuses(() -> line.get("z", new float[4]), "z", "y");
      refuses(() -> line.get("y", new float[5]), "y", "4", "5");
    }
  }

  @Test
  public void closedModel_isNotUsed() {
    LoadedModel model = load(SampleFiles.line());
    LoadedSignature line = model.signature("line");
    model.close();
    model.close();
    assertThrows(IllegalStateException.class, line::run);
    assertThrows(IllegalStateException.class, () -> line.put("x", X));
    assertThrows(IllegalStateException.class, () -> model.signature("line"));
  }

  @Test
  public void threads_eachWithAModel_doNotDisturbEachOther() throws Exception {
    TfLiteRuntime runtime = runtime();
    TfLiteFile file = SampleFiles.line();
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Future<Boolean>> all = new ArrayList<>();
      for (int t = 0; t < 8; t++) {
        float offset = t;
        all.add(
            pool.submit(
                () -> {
                  boolean right = true;
                  for (int i = 0; i < 50; i++) {
                    try (LoadedModel model = runtime.load(file, PLAIN)) {
                      LoadedSignature line = model.signature("line");
                      line.put("x", new float[] {offset, i, 0, 1});
                      line.run();
                      float[] y = get(line, "y", 4);
                      right &= y[0] == 3 * offset + 2 && y[1] == 3 * i + 2;
                    }
                  }
                  return right;
                }));
      }
      for (Future<Boolean> each : all) {
        assertTrue(each.get());
      }
    } finally {
      pool.shutdown();
    }
  }

  @Test
  public void accelerators_thatAreThere_needNoReason() {
    try (LoadedModel model = load(SampleFiles.line())) {
      assertEquals(Accelerator.CPU, model.accelerator());
      assertNull(model.reason());
      assertFalse(model.signatures().isEmpty());
    }
  }
}

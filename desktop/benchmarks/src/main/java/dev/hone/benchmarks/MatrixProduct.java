package dev.hone.benchmarks;

import dev.hone.exec.JavaExecutor;
import dev.hone.exec.Program;
import dev.hone.exec.Session;
import dev.hone.graph.Shape;
import dev.hone.graph.StepBuilder;
import dev.hone.op.Ops;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;

/**
 * One matrix product of a workload's step, in Hone or OpenBLAS.
 *
 * @param workload whose step has it
 * @param role {@code x·W}, {@code xᵀ·g}, {@code g·Wᵀ}, and those of an LSTM
 */
public record MatrixProduct(
    String workload, String role, int m, int k, int n, boolean transposeA, boolean transposeB) {

  /**
   * The products of W2 to W5, each shape once. Of an LSTM, M is its kernel, bias and recurrent
   * kernel U; the kernels of {@code LstmSequence} pack M and U once for all steps, here each
   * product does.
   */
  static List<MatrixProduct> all() {
    List<MatrixProduct> products = new ArrayList<>();
    for (Workload workload : Workload.ALL.subList(1, Workload.ALL.size())) {
      if (workload.recurrent()) {
        int batch = workload.batch();
        int units = workload.units();
        int inner = workload.features() + 1 + units;
        add(products, workload, "[x, 1, h]·M", batch, inner, 4 * units, false, false);
        add(products, workload, "g·Uᵀ", batch, 4 * units, units, false, true);
        int rows = batch * workload.steps();
        add(products, workload, "[h, x, 1]ᵀ·g", inner, rows, 4 * units, true, false);
      } else {
        int in = workload.features();
        List<Integer> widths = new ArrayList<>(workload.hidden());
        widths.add(workload.outputs());
        for (int i = 0; i < widths.size(); i++) {
          addLayer(products, workload, workload.batch(), in, widths.get(i), i > 0);
          in = widths.get(i);
        }
      }
    }
    return products;
  }

  private static void addLayer(
      List<MatrixProduct> products, Workload w, int rows, int in, int out, boolean inner) {
    add(products, w, "x·W", rows, in, out, false, false);
    add(products, w, "xᵀ·g", in, rows, out, true, false);
    if (inner) {
      add(products, w, "g·Wᵀ", rows, out, in, false, true);
    }
  }

  private static void add(
      List<MatrixProduct> products,
      Workload workload,
      String role,
      int m,
      int k,
      int n,
      boolean a,
      boolean b) {
    products.add(new MatrixProduct(workload.name(), role, m, k, n, a, b));
  }

  static MatrixProduct of(String name) {
    return all().stream()
        .filter(product -> product.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no product " + name));
  }

  /** Workload and shape. */
  public String name() {
    String shape = m + "x" + k + "x" + n;
    return workload + ":" + shape + (transposeA ? "t" : "n") + (transposeB ? "t" : "n");
  }

  long operations() {
    return 2L * m * k * n;
  }

  private float[] random(int size, int seed) {
    Random random = new Random(seed);
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = random.nextFloat() - 0.5f;
    }
    return values;
  }

  private static float sum(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += Math.abs(value);
    }
    return (float) sum;
  }

  /** Hone's product as a step of its own. */
  Contender hone(int threads) {
    StepBuilder builder = new StepBuilder(false);
    Shape a = transposeA ? Shape.of(k, m) : Shape.of(m, k);
    Shape b = transposeB ? Shape.of(n, k) : Shape.of(k, n);
    builder.output(
        "c",
        Ops.matmul(
            builder.graph().input("a", a), builder.graph().input("b", b), transposeA, transposeB));
    Session session = new JavaExecutor(threads).compile(List.of(builder.build("product")));
    Program program = session.program("product");
    System.arraycopy(random(m * k, 1), 0, program.input("a"), 0, m * k);
    System.arraycopy(random(k * n, 2), 0, program.input("b"), 0, k * n);
    return new Contender() {
      @Override
      public double step(int batch) {
        program.run();
        return 0;
      }

      @Override
      public String note() {
        return "checksum " + sum(program.output("c"));
      }

      @Override
      public void close() {
        session.close();
      }
    };
  }

  /** {@code cblas_sgemm} on memory outside the heap; threads by its environment variable. */
  Contender openblas() {
    Loader.load(openblas.class);
    FloatPointer a = new FloatPointer(random(m * k, 1));
    FloatPointer b = new FloatPointer(random(k * n, 2));
    FloatPointer c = new FloatPointer((long) m * n);
    int ta = transposeA ? openblas.CblasTrans : openblas.CblasNoTrans;
    int tb = transposeB ? openblas.CblasTrans : openblas.CblasNoTrans;
    return new Contender() {
      @Override
      public double step(int batch) {
        openblas.cblas_sgemm(
            openblas.CblasRowMajor,
            ta,
            tb,
            m,
            n,
            k,
            1f,
            a,
            transposeA ? m : k,
            b,
            transposeB ? k : n,
            0f,
            c,
            n);
        return 0;
      }

      @Override
      public String note() {
        float[] values = new float[m * n];
        c.get(values);
        return "checksum " + sum(values);
      }

      @Override
      public void close() {
        a.close();
        b.close();
        c.close();
      }
    };
  }
}

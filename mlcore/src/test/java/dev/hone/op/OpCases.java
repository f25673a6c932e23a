package dev.hone.op;

import dev.hone.base.Seed;
import dev.hone.graph.Graph;
import dev.hone.graph.Node;
import dev.hone.graph.Op;
import dev.hone.graph.Shape;
import dev.hone.graph.TensorType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * What a row of {@link OpTable} is made of: inputs, how they are drawn, and the operation on them.
 */
final class OpCases {
  /** Pairs of shapes that broadcast. */
  static final int[][][] BROADCASTS = {
    {{}, {}},
    {{1}, {}},
    {{}, {3}},
    {{3}, {}},
    {{3}, {3}},
    {{1, 1}, {1}},
    {{1, 3}, {3}},
    {{3}, {1, 3}},
    {{3, 4}, {3, 4}},
    {{3, 4}, {4}},
    {{4}, {3, 4}},
    {{3, 4}, {1, 4}},
    {{3, 4}, {3, 1}},
    {{3, 1}, {3, 4}},
    {{3, 4}, {}},
    {{}, {3, 4}},
    {{3, 4}, {1, 1}},
    {{3, 1}, {1, 4}},
    {{1, 4}, {3, 1}},
    {{3, 1}, {4}},
    {{4}, {3, 1}},
    {{5, 1}, {5, 1}},
    {{7, 1}, {1}},
    {{2, 3, 4}, {3, 4}},
    {{2, 3, 4}, {4}},
    {{2, 3, 4}, {2, 1, 4}},
    {{2, 3, 4}, {2, 3, 1}},
    {{2, 3, 4}, {2, 1, 1}},
    {{2, 3, 4}, {1, 3, 1}},
    {{1, 3, 1}, {2, 3, 4}},
    {{2, 1, 4}, {2, 3, 1}},
    {{2, 3, 1}, {1, 5}},
    {{2, 3, 1, 5}, {1, 3, 4, 1}},
    {{2, 1, 3, 1}, {5}},
    {{2, 3, 4, 5}, {3, 1, 5}},
    {{1, 1, 1, 7}, {2, 1, 3, 7}},
    {{2, 3, 4, 5}, {2, 3, 4, 5}},
    {{9, 17}, {17}},
    // More than is copied at once.
    {{70, 33}, {33}},
    {{1, 1500}, {3, 1}},
    {{40, 1}, {1, 50}},
  };

  private OpCases() {}

  /** How numbers are drawn; all are float32 numbers. */
  enum Draw {
    /** −2 to 2. */
    ANY,
    /** 0.1 to 2, of either sign: away from where a derivative jumps. */
    APART_FROM_ZERO,
    /** 0.2 to 3. */
    POSITIVE,
    /** Different multiples of 0.1, in random order: no ties. */
    GRID,
    /** Different odd multiples of 0.05, in random order: no ties with {@link #GRID}. */
    BETWEEN_GRID,
    /** Whole numbers from 0 up to a limit. */
    INDEX;

    double[] values(int n, int limit, UniformRandomProvider random) {
      double[] values = new double[n];
      for (int i = 0; i < n; i++) {
        values[i] =
            switch (this) {
              case ANY -> random.nextDouble(-2, 2);
              case APART_FROM_ZERO -> random.nextDouble(0.1, 2) * (random.nextBoolean() ? 1 : -1);
              case POSITIVE -> random.nextDouble(0.2, 3);
              case GRID -> 0.1 * (i - n / 2);
              case BETWEEN_GRID -> 0.1 * (i - n / 2) + 0.05;
              case INDEX -> random.nextInt(limit);
            };
        values[i] = (float) values[i];
      }
      if (this == GRID || this == BETWEEN_GRID) {
        for (int i = n - 1; i > 0; i--) {
          int j = random.nextInt(i + 1);
          double swap = values[i];
          values[i] = values[j];
          values[j] = swap;
        }
      }
      return values;
    }
  }

  /** One input of a case. */
  record Feed(TensorType type, Draw draw, int limit) {
    static Feed of(Draw draw, int... dims) {
      return new Feed(TensorType.float32(Shape.of(dims)), draw, 0);
    }

    static Feed indices(int limit, int... dims) {
      return new Feed(TensorType.int32(Shape.of(dims)), Draw.INDEX, limit);
    }
  }

  /** Applies the operation to the inputs. */
  interface Build {
    Node of(Node... inputs);
  }

  /** An operation on inputs. */
  record Case(Class<? extends Op> op, Build build, List<Feed> feeds) {
    Sample sample() {
      Graph graph = new Graph();
      UniformRandomProvider random = new Seed(2024).child(toString()).generator();
      Map<Node, NdArray> values = new LinkedHashMap<>();
      for (int i = 0; i < feeds.size(); i++) {
        Feed feed = feeds.get(i);
        Shape shape = feed.type().shape();
        values.put(
            graph.input("x" + i, feed.type()),
            new NdArray(shape, feed.draw().values(shape.size(), feed.limit(), random)));
      }
      Node result = build.of(values.keySet().toArray(new Node[0]));
      if (result.op() == null || result.op().getClass() != op) {
        throw new AssertionError("the row of " + op + " tries " + result);
      }
      return new Sample(result, values);
    }

    @Override
    public String toString() {
      return op.getSimpleName() + feeds.stream().map(Feed::type).toList();
    }
  }

  /** A case in a graph of its own, with the values of its inputs. */
  record Sample(Node result, Map<Node, NdArray> values) {
    @Override
    public String toString() {
      return result.op() + " of " + result.inputs();
    }
  }
}

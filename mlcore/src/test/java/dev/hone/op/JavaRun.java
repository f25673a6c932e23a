package dev.hone.op;

import dev.hone.exec.JavaExecutor;
import dev.hone.exec.Program;
import dev.hone.exec.Session;
import dev.hone.graph.DType;
import dev.hone.graph.Node;
import dev.hone.graph.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs a graph once with the Java kernels. */
final class JavaRun {
  private JavaRun() {}

  /** The float32 values of nodes, in their order. */
  static List<float[]> values(List<Node> nodes, Map<Node, NdArray> leaves) {
    Map<String, Node> outputs = new LinkedHashMap<>();
    nodes.forEach(node -> outputs.put(String.valueOf(node.id()), node));
    Step step = new Step("run", nodes.get(0).graph(), outputs, List.of());
    try (Session session = new JavaExecutor().compile(List.of(step))) {
      Program program = session.program("run");
      leaves.forEach(
          (leaf, value) -> {
            if (leaf.type().dtype() == DType.INT32) {
              copy(value.toInts(), program.intInput(leaf.name()));
            } else if (leaf.isVariable()) {
              session.write(leaf.name(), value.toFloats());
            } else {
              copy(value.toFloats(), program.input(leaf.name()));
            }
          });
      program.run();
      return nodes.stream().map(node -> program.output(String.valueOf(node.id()))).toList();
    }
  }

  private static void copy(Object from, Object to) {
    System.arraycopy(from, 0, to, 0, java.lang.reflect.Array.getLength(to));
  }
}

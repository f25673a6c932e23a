package dev.hone.kernels;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * What the Android Runtime's compiler asks of a loop before it makes vectors of it, read from
 * bytecode: one counter that goes up by one, no other jump, all arrays at the counter or at the
 * counter and one offset, and nothing but sums, differences, products, quotients, signs and
 * magnitudes of floats, none of which is carried from turn to turn.
 */
final class ArtRules {
  /** An innermost loop, and what forbids vectors; empty where nothing does. */
  record Loop(String method, int line, List<String> faults) {}

  private static final Set<Integer> ALLOWED =
      Set.of(
          Opcodes.ALOAD,
          Opcodes.DUP2,
          Opcodes.ILOAD,
          Opcodes.IADD,
          Opcodes.FLOAD,
          Opcodes.FSTORE,
          Opcodes.FALOAD,
          Opcodes.FASTORE,
          Opcodes.FADD,
          Opcodes.FSUB,
          Opcodes.FMUL,
          Opcodes.FDIV,
          Opcodes.FNEG,
          Opcodes.FCONST_0,
          Opcodes.FCONST_1,
          Opcodes.FCONST_2);

  private ArtRules() {}

  /** The innermost loops of a class's methods of a name; lambdas are named as javac does. */
  static List<Loop> loops(Class<?> type, String method) {
    ClassNode node = new ClassNode();
    String file = type.getName().replace('.', '/') + ".class";
    try (InputStream in = type.getClassLoader().getResourceAsStream(file)) {
      new ClassReader(in).accept(node, 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<Loop> loops = new ArrayList<>();
    for (MethodNode each : node.methods) {
      if (each.name.equals(method) || each.name.startsWith("lambda$" + method + "$")) {
        innermost(each, loops);
      }
    }
    return loops;
  }

  private static void innermost(MethodNode method, List<Loop> loops) {
    int line = 0;
    for (AbstractInsnNode each : method.instructions) {
      if (each instanceof org.objectweb.asm.tree.LineNumberNode number) {
        line = number.line;
      }
      if (each instanceof JumpInsnNode jump && isBefore(method, jump.label, jump)) {
        List<AbstractInsnNode> body = between(jump.label, jump);
        boolean inner =
            body.stream()
                .noneMatch(
                    i ->
                        i instanceof JumpInsnNode other
                            && other != jump
                            && isBefore(method, other.label, other));
        if (inner) {
          loops.add(new Loop(method.name, line, faults(body)));
        }
      }
    }
  }

  private static boolean isBefore(MethodNode method, LabelNode label, AbstractInsnNode jump) {
    return method.instructions.indexOf(label) < method.instructions.indexOf(jump);
  }

  /** The instructions themselves, without labels, lines and frames. */
  private static List<AbstractInsnNode> between(AbstractInsnNode first, AbstractInsnNode last) {
    List<AbstractInsnNode> body = new ArrayList<>();
    for (AbstractInsnNode each = first; each != last.getNext(); each = each.getNext()) {
      if (each.getOpcode() >= 0) {
        body.add(each);
      }
    }
    return body;
  }

  /** Begins with the counter against its bound; ends with the counter's step and the jump back. */
  private static List<String> faults(List<AbstractInsnNode> loop) {
    List<String> faults = new ArrayList<>();
    int size = loop.size();
    int test = 0;
    while (test < size && !(loop.get(test) instanceof JumpInsnNode)) {
      test++;
    }
    if (size < 5
        || test == size - 1
        || loop.get(test).getOpcode() != Opcodes.IF_ICMPGE
        || !(loop.get(0) instanceof VarInsnNode)
        || loop.get(size - 1).getOpcode() != Opcodes.GOTO
        || !(loop.get(size - 2) instanceof IincInsnNode)) {
      faults.add("is not counted from below to a bound");
      return faults;
    }
    int counter = ((VarInsnNode) loop.get(0)).var;
    IincInsnNode step = (IincInsnNode) loop.get(size - 2);
    if (step.var != counter || step.incr != 1) {
      faults.add("does not step by one");
    }
    body(loop.subList(test + 1, size - 2), counter, faults);
    return faults;
  }

  private static void body(List<AbstractInsnNode> body, int counter, List<String> faults) {
    Set<Integer> set = new HashSet<>();
    Set<Integer> stored = new HashSet<>();
    Set<Integer> offsets = new HashSet<>();
    for (AbstractInsnNode each : body) {
      if (each.getOpcode() == Opcodes.FSTORE) {
        stored.add(((VarInsnNode) each).var);
      }
    }
    for (int i = 0; i < body.size(); i++) {
      AbstractInsnNode each = body.get(i);
      int opcode = each.getOpcode();
      if (each instanceof MethodInsnNode call) {
        if (!(call.owner + call.name + call.desc).equals("java/lang/Mathabs(F)F")) {
          faults.add("calls " + call.name);
        }
      } else if (each instanceof LdcInsnNode constant) {
        if (!(constant.cst instanceof Float)) {
          faults.add("takes " + constant.cst);
        }
      } else if (!ALLOWED.contains(opcode)) {
        faults.add("has the instruction " + opcode);
      } else if (opcode == Opcodes.FSTORE) {
        set.add(((VarInsnNode) each).var);
      } else if (opcode == Opcodes.FLOAD) {
        int variable = ((VarInsnNode) each).var;
        if (stored.contains(variable) && !set.contains(variable)) {
          faults.add("carries a number from turn to turn");
        }
      } else if (opcode == Opcodes.ILOAD) {
        i += index(body, i, counter, offsets, faults);
      } else if (opcode == Opcodes.IADD) {
        faults.add("computes whole numbers");
      }
    }
    if (offsets.size() > 1) {
      faults.add("has arrays at different offsets");
    }
  }

  /** How many further instructions the index takes. */
  private static int index(
      List<AbstractInsnNode> body, int at, int counter, Set<Integer> offsets, List<String> faults) {
    int variable = ((VarInsnNode) body.get(at)).var;
    if (variable == counter) {
      offsets.add(-1);
      return 0;
    }
    boolean offset =
        at + 2 < body.size()
            && body.get(at + 1).getOpcode() == Opcodes.ILOAD
            && ((VarInsnNode) body.get(at + 1)).var == counter
            && body.get(at + 2).getOpcode() == Opcodes.IADD;
    if (!offset) {
      faults.add("has an array not at its counter");
      return 0;
    }
    offsets.add(variable);
    return 2;
  }
}

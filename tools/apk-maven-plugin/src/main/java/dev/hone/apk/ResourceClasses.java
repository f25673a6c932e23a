package dev.hone.apk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Writes the {@code R} classes of the application and of its libraries as class files. Their
 * numbers are not final, so that no class that was compiled earlier holds an old one.
 */
final class ResourceClasses {
  private ResourceClasses() {}

  /** Writes a jar; a package that several libraries name gets the symbols of the first. */
  static void write(Map<String, Symbols> byPackage, Path jar) throws IOException {
    Files.createDirectories(jar.getParent());
    Set<String> types = new LinkedHashSet<>();
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (Map.Entry<String, Symbols> entry : byPackage.entrySet()) {
        String outer = entry.getKey().replace('.', '/') + "/R";
        Map<String, List<Symbols.Symbol>> symbols = entry.getValue().byType();
        types.clear();
        for (Map.Entry<String, List<Symbols.Symbol>> type : symbols.entrySet()) {
          types.add(type.getKey());
          put(out, outer + "$" + type.getKey(), typeClass(outer, type.getKey(), type.getValue()));
        }
        put(out, outer, outerClass(outer, types));
      }
    }
  }

  private static void put(JarOutputStream out, String name, byte[] bytes) throws IOException {
    JarEntry entry = new JarEntry(name + ".class");
    entry.setTimeLocal(PackageFile.TIME);
    out.putNextEntry(entry);
    out.write(bytes);
    out.closeEntry();
  }

  private static byte[] outerClass(String outer, Set<String> types) {
    ClassWriter writer = new ClassWriter(0);
    int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER;
    writer.visit(Opcodes.V1_8, access, outer, null, "java/lang/Object", null);
    for (String type : types) {
      inner(writer, outer, type);
    }
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static byte[] typeClass(String outer, String type, List<Symbols.Symbol> symbols) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER;
    String name = outer + "$" + type;
    writer.visit(Opcodes.V1_8, access, name, null, "java/lang/Object", null);
    inner(writer, outer, type);
    MethodVisitor initializer = null;
    for (Symbols.Symbol symbol : symbols) {
      int field = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;
      String java = symbol.name().replace('.', '_');
      if (!symbol.array()) {
        // A value on a field that is not final: set when the class is loaded, never inlined.
        writer.visitField(field, java, "I", null, symbol.values().get(0)).visitEnd();
        continue;
      }
      writer.visitField(field, java, "[I", null, null).visitEnd();
      if (initializer == null) {
        initializer = writer.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
        initializer.visitCode();
      }
      initializer.visitLdcInsn(symbol.values().size());
      initializer.visitIntInsn(Opcodes.NEWARRAY, Opcodes.T_INT);
      for (int i = 0; i < symbol.values().size(); i++) {
        initializer.visitInsn(Opcodes.DUP);
        initializer.visitLdcInsn(i);
        initializer.visitLdcInsn(symbol.values().get(i));
        initializer.visitInsn(Opcodes.IASTORE);
      }
      initializer.visitFieldInsn(Opcodes.PUTSTATIC, name, java, "[I");
    }
    if (initializer != null) {
      initializer.visitInsn(Opcodes.RETURN);
      initializer.visitMaxs(0, 0);
      initializer.visitEnd();
    }
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static void inner(ClassWriter writer, String outer, String type) {
    writer.visitInnerClass(
        outer + "$" + type,
        outer,
        type,
        Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_STATIC);
  }
}

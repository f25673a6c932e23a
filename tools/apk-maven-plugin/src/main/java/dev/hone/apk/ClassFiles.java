package dev.hone.apk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Type;

/** Reads which classes jars hold and which others their code names. Names are {@code a/b/C}. */
final class ClassFiles {
  private static final int CLASS_CONSTANT = 7;
  private static final int DESCRIPTOR_CONSTANT = 12;

  private ClassFiles() {}

  /** Names of the classes in a jar. */
  static Set<String> names(Path jar) throws IOException {
    Set<String> names = new TreeSet<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      zip.stream()
          .map(ZipEntry::getName)
          .filter(name -> name.endsWith(".class"))
          .forEach(name -> names.add(name.substring(0, name.length() - ".class".length())));
    }
    return names;
  }

  /**
   * Classes that a program names in its code and that are nowhere: not in the program itself, nor
   * among those known.
   *
   * @param program jars and class files
   * @param known whether a class is elsewhere
   * @return each such class, and one that names it
   */
  static Map<String, String> missing(Collection<Path> program, Predicate<String> known)
      throws IOException {
    Map<String, Set<String>> named = new LinkedHashMap<>();
    for (Path path : program) {
      if (path.toString().endsWith(".class")) {
        try (InputStream in = Files.newInputStream(path)) {
          read(new ClassReader(in), named);
        }
        continue;
      }
      try (ZipFile zip = new ZipFile(path.toFile())) {
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
          ZipEntry entry = entries.nextElement();
          if (isClass(entry.getName())) {
            try (InputStream in = zip.getInputStream(entry)) {
              read(new ClassReader(in), named);
            }
          }
        }
      }
    }
    Map<String, String> missing = new TreeMap<>();
    named.forEach(
        (user, names) -> {
          for (String name : names) {
            if (!named.containsKey(name) && !known.test(name)) {
              missing.putIfAbsent(name, user);
            }
          }
        });
    return missing;
  }

  /** Whether an entry of a jar is a class that Android reads. */
  static boolean isClass(String entry) {
    return entry.endsWith(".class")
        && !entry.startsWith("META-INF/")
        && !entry.endsWith("module-info.class");
  }

  /** Classes, and types of fields and methods, from the table of constants; annotations are not. */
  private static void read(ClassReader reader, Map<String, Set<String>> named) {
    Set<String> names = named.computeIfAbsent(reader.getClassName(), name -> new TreeSet<>());
    char[] buffer = new char[reader.getMaxStringLength()];
    for (int i = 1; i < reader.getItemCount(); i++) {
      int at = reader.getItem(i);
      if (at == 0) {
        // The second half of a long or double.
        continue;
      }
      int tag = reader.readByte(at - 1);
      if (tag == CLASS_CONSTANT) {
        add(Type.getObjectType(reader.readUTF8(at, buffer)), names);
      } else if (tag == DESCRIPTOR_CONSTANT) {
        Type type = Type.getType(reader.readUTF8(at + 2, buffer));
        if (type.getSort() == Type.METHOD) {
          add(type.getReturnType(), names);
          for (Type argument : type.getArgumentTypes()) {
            add(argument, names);
          }
        } else {
          add(type, names);
        }
      }
    }
  }

  private static void add(Type type, Set<String> names) {
    Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
    if (element.getSort() == Type.OBJECT) {
      names.add(element.getInternalName());
    }
  }
}

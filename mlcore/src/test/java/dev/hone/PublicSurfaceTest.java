package dev.hone;

import static org.junit.Assert.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.Test;

/**
 * What others can call is written down in {@code public-surface.txt}, so that it grows on purpose.
 * {@code mvn test -pl mlcore -Dtest=PublicSurfaceTest -Drecord} writes the file anew.
 */
public class PublicSurfaceTest {
  private static final Path FILE = Path.of("public-surface.txt");

  @Test
  public void publicTypesAndMembers_areThoseOfTheFile() throws IOException {
    String now = surface();
    if (System.getProperty("record") != null) {
      Files.writeString(FILE, now);
    }
    assertEquals(
        "the public surface changed: make what need not be public package-private, else record it",
        Files.readString(FILE),
        now);
  }

  private static String surface() {
    TreeMap<String, TreeSet<String>> types = new TreeMap<>();
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.hone")) {
      if (isPublic(type)) {
        TreeSet<String> members = new TreeSet<>();
        for (JavaMember member : type.getMembers()) {
          if (member.getModifiers().contains(JavaModifier.PUBLIC) && !isGiven(type, member)) {
            members.add(text(member));
          }
        }
        types.put(type.getName(), members);
      }
    }
    StringBuilder text = new StringBuilder();
    types.forEach(
        (type, members) -> {
          text.append(type).append('\n');
          members.forEach(member -> text.append("  ").append(member).append('\n'));
        });
    return text.toString();
  }

  private static boolean isPublic(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(PublicSurfaceTest::isPublic).orElse(true);
  }

  /** What every record and enum has, and what the compiler adds. */
  private static boolean isGiven(JavaClass type, JavaMember member) {
    String name = member.getName();
    return member.getModifiers().contains(JavaModifier.SYNTHETIC)
        || List.of("equals", "hashCode", "toString").contains(name)
        || (type.isEnum() && List.of("values", "valueOf").contains(name));
  }

  private static String text(JavaMember member) {
    if (!(member instanceof JavaCodeUnit unit)) {
      return member.getName();
    }
    List<String> parameters = new ArrayList<>();
    unit.getRawParameterTypes().forEach(type -> parameters.add(type.getSimpleName()));
    String name = unit instanceof JavaConstructor ? "new" : unit.getName();
    return parameters.stream().collect(Collectors.joining(", ", name + "(", ")"))
        + (unit instanceof JavaConstructor ? "" : ": " + unit.getRawReturnType().getSimpleName());
  }
}

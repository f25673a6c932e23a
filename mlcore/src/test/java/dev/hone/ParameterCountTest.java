package dev.hone;

import static org.junit.Assert.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Set;
import java.util.TreeSet;
import org.junit.Test;

/** Nothing is told by position in more than seven places. */
public class ParameterCountTest {
  private static final int MOST = 7;

  /** Loops over arrays: values in an object would be read from memory in each iteration. */
  private static final String LOOPS = "dev.hone.kernels";

  @Test
  public void nothingOutsideTheProductLoops_takesMoreThanSevenParameters() {
    Set<String> tooMany = new TreeSet<>();
    for (JavaClass imported :
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.hone")) {
      Class<?> type = imported.reflect();
      if (!imported.getPackageName().equals(LOOPS)) {
        for (Method method : type.getDeclaredMethods()) {
          note(tooMany, method, 0);
        }
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
          note(tooMany, constructor, unwritten(type));
        }
      }
    }
    assertEquals(Set.of(), tooMany);
  }

  /** Parameters that the compiler adds: an enum's name and place, the object around. */
  private static int unwritten(Class<?> type) {
    if (type.isEnum()) {
      return 2;
    }
    return type.isMemberClass() && !Modifier.isStatic(type.getModifiers()) ? 1 : 0;
  }

  private static void note(Set<String> tooMany, Executable executable, int unwritten) {
    int count = executable.getParameterCount() - unwritten;
    boolean written =
        !executable.isSynthetic() && !executable.getDeclaringClass().isAnonymousClass();
    if (written && count > MOST) {
      String type = executable.getDeclaringClass().getName();
      String name = executable.getName();
      tooMany.add((name.equals(type) ? name : type + " " + name) + " " + count);
    }
  }
}

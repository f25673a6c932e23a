package dev.hone.run;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.Assert.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.Test;

/**
 * The portable kernels end in the bits of a file that was made on x86-64, however the JVM runs
 * them: {@code mvn test -pl mlcore -Dtest=PortableTest -Drecord} writes it anew.
 */
public class PortableTest {
  private static final Path FILE = Path.of("src/test/resources/dev/hone/run/portable.txt");

  /** Functions whose last bit a runtime may choose. */
  private static final Set<String> FREE =
      Set.of(
          "exp", "log", "log10", "log1p", "expm1", "pow", "cbrt", "hypot", "sin", "cos", "tan",
          "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "fma");

  private static List<String> recorded() throws IOException {
    if (System.getProperty("record") != null) {
      Files.write(FILE, PortableRuns.lines());
    }
    return Files.readAllLines(FILE, StandardCharsets.UTF_8);
  }

  private static List<String> inOwnProcess(String option) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(option);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(PortableRuns.class.getName());
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    List<String> lines =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();
    assertEquals(option, 0, process.waitFor());
    return lines;
  }

  @Test
  public void bits_areThoseOfTheFile() throws IOException {
    List<String> recorded = recorded();
    assertEquals(12, recorded.size());
    assertEquals(recorded, PortableRuns.lines());
  }

  @Test
  public void bits_areTheSameInterpreted() throws Exception {
    assertEquals(recorded(), inOwnProcess("-Xint"));
  }

  @Test
  public void bits_areTheSameByTheFirstCompilerAlone() throws Exception {
    assertEquals(recorded(), inOwnProcess("-XX:TieredStopAtLevel=1"));
  }

  @Test
  public void bits_areTheSameWithoutWideVectors() throws Exception {
    boolean x86 = System.getProperty("os.arch").equals("amd64");
    assertEquals(recorded(), inOwnProcess(x86 ? "-XX:UseAVX=0" : "-XX:-UseSuperWord"));
  }

  /** What decides results takes {@link StrictMath}; kernels for one runtime take its own. */
  @Test
  public void functionsThatARuntimeMayRound_standInKernelsForOneRuntimeAlone() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("dev.hone.kernels.HotspotKernels")
        .should()
        .callMethodWhere(
            new DescribedPredicate<JavaMethodCall>("of Math, whose last bit is free") {
              @Override
              public boolean test(JavaMethodCall call) {
                return call.getTargetOwner().isEquivalentTo(Math.class)
                    && FREE.contains(call.getName());
              }
            })
        .check(
            new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.hone"));
  }
}

package dev.hone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.ArrayList;
import java.util.List;
import org.junit.BeforeClass;
import org.junit.Test;

/** Packages are floors, imports only go down, and no rooms need each other in a circle. */
public class FloorsTest {
  /** From the ground up, as docs/architecture.md draws them. */
  private static final List<List<String>> FLOORS =
      List.of(
          List.of("dev.hone.base"),
          List.of("dev.hone.kernels"),
          List.of("dev.hone.graph"),
          List.of("dev.hone.op"),
          List.of("dev.hone.exec"),
          List.of("dev.hone.tflite"),
          List.of("dev.hone.activations", "dev.hone.initializers"),
          List.of("dev.hone.stats", "dev.hone.data", "dev.hone.nn", "dev.hone.optim"),
          List.of("dev.hone.losses", "dev.hone.metrics"),
          List.of("dev.hone.regularizers"),
          List.of("dev.hone.train", "dev.hone.spec"),
          List.of("dev.hone.trained"),
          List.of("dev.hone.run"),
          List.of("dev.hone.compare"),
          List.of("dev.hone.finetune"),
          List.of("dev.hone.report"));

  /** Rooms of one floor that do not know each other. */
  private static final List<List<String>> NEIGHBOURS =
      List.of(
          List.of("dev.hone.nn", "dev.hone.optim"),
          List.of("dev.hone.stats", "dev.hone.data"),
          List.of("dev.hone.stats", "dev.hone.nn"),
          List.of("dev.hone.activations", "dev.hone.initializers"),
          List.of("dev.hone.losses", "dev.hone.metrics"),
          List.of("dev.hone.train", "dev.hone.spec"),
          List.of("dev.hone.compare", "dev.hone.finetune"));

  private static JavaClasses classes;

  @BeforeClass
  public static void importClasses() {
    classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.hone");
  }

  @Test
  public void imports_goDown() {
    for (int floor = 0; floor < FLOORS.size(); floor++) {
      List<String> above = new ArrayList<>();
      FLOORS.subList(floor + 1, FLOORS.size()).forEach(packages -> above.addAll(within(packages)));
      if (!above.isEmpty()) {
        refuse(FLOORS.get(floor), above);
      }
    }
  }

  @Test
  public void slices_areFreeOfCycles() {
    slices().matching("dev.hone.(**)").should().beFreeOfCycles().check(classes);
  }

  @Test
  public void neighbours_doNotKnowEachOther() {
    for (List<String> pair : NEIGHBOURS) {
      refuse(pair.subList(0, 1), within(pair.subList(1, 2)));
      refuse(pair.subList(1, 2), within(pair.subList(0, 1)));
    }
  }

  @Test
  public void executors_knowNothingOfTensorFlowLite() {
    refuse(List.of("dev.hone.exec"), List.of("dev.hone.tflite.."));
  }

  @Test
  public void tensorFlowLite_knowsOnlyTheContractOfExecutionAndWhatExecutorsShare() {
    List<String> shared = List.of("VariableArrays", "StepArrays");
    noClasses()
        .that()
        .resideInAPackage("dev.hone.tflite..")
        .should()
        .dependOnClassesThat(
            new DescribedPredicate<>("classes of exec, not interfaces nor " + shared) {
              @Override
              public boolean test(JavaClass type) {
                return type.getPackageName().startsWith("dev.hone.exec")
                    && !type.isInterface()
                    && !shared.contains(type.getSimpleName());
              }
            })
        .allowEmptyShould(true)
        .check(classes);
  }

  @Test
  public void everyPackage_hasAFloor() {
    List<String> all = new ArrayList<>();
    FLOORS.forEach(packages -> all.addAll(within(packages)));
    noClasses()
        .should()
        .resideOutsideOfPackages(all.toArray(new String[0]))
        .because("docs/architecture.md lists all packages of the engine")
        .check(classes);
  }

  @Test
  public void engine_usesOnlyWhatAPhoneHas() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.awt..", "javax.swing..", "java.lang.management..", "android..")
        .check(classes);
  }

  @Test
  public void engine_doesNotPrint() {
    GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(classes);
  }

  private static void refuse(List<String> from, List<String> to) {
    noClasses()
        .that()
        .resideInAnyPackage(within(from).toArray(new String[0]))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(to.toArray(new String[0]))
        .allowEmptyShould(true)
        .check(classes);
  }

  private static List<String> within(List<String> packages) {
    return packages.stream().map(name -> name + "..").toList();
  }
}

package dev.hone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

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

/** Packages are floors, and imports only go down. Floors that are not built yet are allowed. */
public class FloorsTest {
  /** From the ground up. */
  private static final List<List<String>> FLOORS =
      List.of(
          List.of("dev.hone.base"),
          List.of("dev.hone.graph"),
          List.of("dev.hone.op"),
          List.of("dev.hone.exec", "dev.hone.tflite"),
          List.of("dev.hone.nn", "dev.hone.optim"),
          List.of("dev.hone.data"),
          List.of("dev.hone.train"),
          List.of("dev.hone.experiment"),
          List.of("dev.hone.finetune"));

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
  public void layersAndOptimisers_doNotKnowEachOther() {
    refuse(List.of("dev.hone.nn"), List.of("dev.hone.optim.."));
    refuse(List.of("dev.hone.optim"), List.of("dev.hone.nn.."));
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
        .because("DESIGN.md lists all packages of the engine")
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

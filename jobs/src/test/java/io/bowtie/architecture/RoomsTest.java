package io.bowtie.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoomsTest {
  private static final String HOUSE = "io.bowtie";
  private static final String BROKEN_HOUSE = "io.bowtie.architecture.broken";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(HOUSE);

  @Test
  void shouldLetDataFlowOneWay() {
    Rooms.direction(HOUSE).check(CLASSES);
  }

  @Test
  void shouldReportARoomThatLooksTheWrongWay() {
    assertThat(violationsOfTheBrokenHouse())
        .filteredOn(violation -> violation.contains("silver.KnowsThePages"))
        .isNotEmpty()
        .allSatisfy(violation -> assertThat(violation).contains("report.Page"));
  }

  @Test
  void shouldReportARoomWithoutAPlaceInTheDirection() {
    assertThat(violationsOfTheBrokenHouse())
        .filteredOn(violation -> violation.contains("attic.Forgotten"))
        .singleElement()
        .asString()
        .contains("room without a place");
  }

  @Test
  void shouldNotReportARoomThatLooksTheRightWay() {
    assertThat(violationsOfTheBrokenHouse())
        .isNotEmpty()
        .noneMatch(violation -> violation.contains("report.ReadsSilver"));
  }

  @Test
  void shouldLetOnlyTheDoorEndTheProcess() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("io.bowtie.Main")
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .because("a job that ends the process takes its caller with it")
        .check(CLASSES);
  }

  @Test
  void shouldKeepPureRoomsFreeOfSpark() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "io.bowtie.evaluation..", "io.bowtie.governance..", "io.bowtie.generate..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.spark..")
        .because("what needs no session is tested in milliseconds")
        .check(CLASSES);
  }

  private static List<String> violationsOfTheBrokenHouse() {
    JavaClasses broken = new ClassFileImporter().importPackages(BROKEN_HOUSE);
    return Rooms.direction(BROKEN_HOUSE).evaluate(broken).getFailureReport().getDetails();
  }
}

package io.bowtie.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
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
  void shouldLetPagesAndKpisSeeTablesOfOtherRoomsAndNotTheirCode() {
    tablesAlone(HOUSE, "report", "model", "scoring", "recommendation", "kpi", "quality", "feature")
        .check(CLASSES);
    tablesAlone(HOUSE, "kpi", "scoring").check(CLASSES);
  }

  @Test
  void shouldReportARoomThatSeesTheCodeOfAnother() {
    JavaClasses broken = new ClassFileImporter().importPackages(BROKEN_HOUSE);

    assertThat(tablesAlone(BROKEN_HOUSE, "report", "silver").evaluate(broken).hasViolation())
        .isTrue();
  }

  @Test
  void shouldLetOnlyTheDoorEndTheProcess() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("io.bowtie.Main")
        .and()
        .doNotHaveFullyQualifiedName("io.bowtie.LastWord")
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

  private static ArchRule tablesAlone(String root, String room, String... others) {
    String[] packages =
        Stream.of(others).map(other -> root + "." + other + "..").toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(root + "." + room + "..")
        .should()
        .dependOnClassesThat(resideInAnyPackage(packages).and(not(simpleNameEndingWith("Tables"))))
        .because("a reader of tables must not change with the code that writes them");
  }

  private static List<String> violationsOfTheBrokenHouse() {
    JavaClasses broken = new ClassFileImporter().importPackages(BROKEN_HOUSE);
    return Rooms.direction(BROKEN_HOUSE).evaluate(broken).getFailureReport().getDetails();
  }
}

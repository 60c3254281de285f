package io.bowtie.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.config.BowtieConf;
import io.bowtie.config.CustomField;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlantedLeakTest {
  private static final Path DEMO = Path.of("..", "conf", "examples", "demo").toAbsolutePath();

  @Test
  void shouldOfferEachLeakBesideTheColumnsOfTheMapping(@TempDir Path folder) throws IOException {
    BowtieConf conf =
        new ProofCompany(ProofKind.PLANTED, 3, 0.02).in(folder, DEMO.resolve("bowtie.conf"));

    for (PlantedLeak leak : PlantedLeak.values()) {
      String entity = leak.useCase() + "s";
      assertThat(conf.customFieldsOf(entity))
          .as(leak.name())
          .extracting(CustomField::name)
          .contains(leak.column());
      assertThat(Files.readString(folder.resolve("mappings").resolve(entity + ".sql")))
          .startsWith("-- Question:")
          .contains(" AS " + leak.column(), "_line");
    }
  }

  @Test
  void shouldOfferDriftAndItsCleanTwins(@TempDir Path folder) throws IOException {
    BowtieConf conf =
        new ProofCompany(ProofKind.DRIFTING, 3, 0.02).in(folder, DEMO.resolve("bowtie.conf"));

    for (PlantedDrift drift : PlantedDrift.values()) {
      assertThat(conf.customFieldsOf("leads"))
          .extracting(CustomField::name)
          .contains(drift.column());
      assertThat(Files.readString(folder.resolve("mappings/leads.sql")))
          .contains(" AS " + drift.column());
    }
  }

  @Test
  void shouldOfferNothingToTheCompanyWithoutSignal(@TempDir Path folder) throws IOException {
    BowtieConf conf =
        new ProofCompany(ProofKind.WITHOUT_SIGNAL, 3, 0.02).in(folder, DEMO.resolve("bowtie.conf"));

    assertThat(conf.customFieldsOf("leads"))
        .extracting(CustomField::name)
        .doesNotContainAnyElementsOf(
            Arrays.stream(PlantedLeak.values()).map(PlantedLeak::column).toList());
    assertThat(Files.readString(folder.resolve("mappings/leads.sql")))
        .isEqualTo(Files.readString(DEMO.resolve("mappings/crm/leads.sql")));
  }
}

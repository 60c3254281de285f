package io.bowtie.silver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompanyNameTest {
  @ParameterizedTest
  @CsvSource({
    "'Acme, Inc.', acme",
    "ACME L.L.C., acme",
    "Ácme  GmbH & Co. KG, acme",
    "Acme Corp Ltd, acme",
    "'Søren & Sønner ApS', soren and sonner",
    "Straße AG, strasse",
    "東京 株式会社, 東京 株式会社",
    "Company & Co, company",
    "O'Neil Sp. z o.o., oneil",
    "SAS Software, sas software",
    "'', ''",
    "'!!', ''",
  })
  void shouldLeaveOutWhatSystemsWriteDifferently(String written, String name) {
    assertThat(CompanyName.normalised(written)).isEqualTo(name);
  }
}

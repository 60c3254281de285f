package io.bowtie.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReasonWordsTest {

  @ParameterizedTest
  @CsvSource({
    "days, 7, 7",
    "days, 7.005, 7.01",
    "days, -0.125, -0.13",
    "days, 1e9, 1000000000",
    "rate, 0.345, 35 %",
    "rate, 0.344, 34 %",
  })
  void shouldWriteNumbersAsPeopleDo(String unit, double value, String shown) {
    assertThat(new ReasonWords("fit", "%s", unit).show(Optional.of(value))).isEqualTo(shown);
  }

  @Test
  void shouldPutTheValueIntoTheSentenceAndWhatIsTypicalBesideIt() {
    assertThat(new ReasonWords("fit", "Won at %s", "rate").say(Optional.of(0.5), "0.30"))
        .isEqualTo("Won at 50 % (typical: 0.30)");
  }

  @Test
  void shouldSayACompanysOwnWordsAsTheyAre() {
    assertThat(
            new ReasonWords("fit", "Share in %% of %%s: %s", "category").say(Optional.of("A"), ""))
        .isEqualTo("Share in % of %s: A");
  }
}

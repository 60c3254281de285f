package io.bowtie.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.model.PeerRate;
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
    assertThat(words("%s", unit).show(Optional.of(value))).isEqualTo(shown);
  }

  @Test
  void shouldPutTheValueIntoTheSentenceAndWhatIsTypicalBesideIt() {
    assertThat(words("Won at %s", "rate").say(Optional.of(0.5), "0.30", Optional.empty()))
        .isEqualTo("Won at 50 % (typical: 0.30)");
  }

  @Test
  void shouldSayACompanysOwnWordsAsTheyAre() {
    assertThat(
            words("Share in %% of %%s: %s", "category").say(Optional.of("A"), "", Optional.empty()))
        .isEqualTo("Share in % of %s: A");
  }

  @Test
  void shouldSayWhatBecameOfThoseLikeIt() {
    assertThat(
            words("No meeting in %s days", "days")
                .say(Optional.of(21.0), "6.10", Optional.of(new PeerRate(0.18, 0.34, 120))))
        .isEqualTo(
            "No meeting in 21 days (typical: 6.10); 18 % of deals like this were won, 34 % of the"
                + " others");
    assertThat(
            words("%s", "days").say(Optional.empty(), "1", Optional.of(new PeerRate(0, 0.034, 60))))
        .isEqualTo("unknown (typical: 1); 0 % of deals like this were won, 3.4 % of the others");
  }

  private static ReasonWords words(String sentence, String unit) {
    return new ReasonWords("fit", sentence, unit, OutcomeWords.of("deal"));
  }
}

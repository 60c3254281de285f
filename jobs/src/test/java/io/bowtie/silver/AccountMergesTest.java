package io.bowtie.silver;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.quality.CheckResult;
import io.bowtie.quality.Outcome;
import io.bowtie.silver.AccountMerges.Step;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccountMergesTest {
  private final Map<String, AccountMerges.State> states = new HashMap<>();

  @Test
  void shouldFollowMergesOneAfterTheOther() {
    account("A", 1);
    account("B", 1);
    account("C", 1);
    merged("A", 10, "B");
    merged("B", 20, "C");

    assertThat(merges().steps("A")).containsExactly(step(10, "B"), step(20, "C"));
    assertThat(merges().steps("B")).containsExactly(step(20, "C"));
    assertThat(merges().steps("C")).isEmpty();
    assertThat(merges().checks()).extracting(CheckResult::outcome).containsExactly(Outcome.PASS);
  }

  @Test
  void shouldCountForItselfAgainWhenAMergeIsTakenBack() {
    account("A", 1);
    account("B", 1);
    merged("A", 10, "B");
    account("A", 15);

    assertThat(merges().steps("A")).containsExactly(step(10, "B"), step(15, "A"));
    assertThat(merges().checks()).isEmpty();
  }

  @Test
  void shouldWaitForATargetThatIsKnownLater() {
    account("A", 1);
    merged("A", 10, "B");
    account("B", 12);

    assertThat(merges().steps("A")).containsExactly(step(12, "B"));
  }

  @Test
  void shouldEndAndNameWhatHasNoSurvivor() {
    account("A", 1);
    merged("A", 10, "B");
    account("B", 1);
    merged("B", 20, "A");
    account("C", 1);
    merged("C", 10, "lost");
    account("D", 1);
    merged("D", 30, "A");

    assertThat(merges().steps("A")).containsExactly(step(10, "B"), step(20, "A"));
    assertThat(merges().steps("B")).isEmpty();
    assertThat(merges().steps("C")).isEmpty();
    assertThat(merges().steps("D")).containsExactly(step(30, "A"));
    CheckResult check = merges().checks().get(0);
    assertThat(check.outcome()).isEqualTo(Outcome.CAVEAT);
    assertThat(check.failedRows()).isEqualTo(4);
    assertThat(check.detail())
        .contains(
            "A is merged in a circle (A, B, A).",
            "C is merged into lost, which no source delivers.",
            "D is merged in a circle (D, A, B, A).");
  }

  private AccountMerges merges() {
    return new AccountMerges(states);
  }

  private void account(String id, int day) {
    put(id, day, Optional.empty());
  }

  private void merged(String id, int day, String into) {
    put(id, day, Optional.of(into));
  }

  private void put(String id, int day, Optional<String> into) {
    states.merge(id, AccountMerges.state("crm", at(day), into), AccountMerges::joined);
  }

  private static Step step(int day, String account) {
    return new Step(at(day), account);
  }

  private static Instant at(int day) {
    return Instant.EPOCH.plusSeconds(86_400L * day);
  }
}

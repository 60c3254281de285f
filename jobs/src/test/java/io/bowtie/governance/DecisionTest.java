package io.bowtie.governance;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.governance.Decision.Read;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DecisionTest {
  @Test
  void shouldTakeADecision() {
    assertThat(Decision.read(row()))
        .isEqualTo(
            new Read.Taken(
                new Decision(
                    "r1",
                    Answer.ACCEPTED,
                    "sales manager",
                    Instant.parse("2026-06-30T12:05:00Z"),
                    "",
                    "",
                    "")));
  }

  @Test
  void shouldSayEverythingThatIsWrongWithARow() {
    assertThat(
            faults(Map.of("decision", "maybe", "decided_by", "a@b.example", "decided_at", "1/2")))
        .contains(
            "recommendation_id is empty.", "decision is none of accepted", "address", "no time");
  }

  @Test
  void shouldAskWhyWhereTheAdviceWasNotFollowed() {
    assertThat(faults(with("decision", "rejected"))).contains("reason_code");
    assertThat(faults(with("decision", "edited"))).contains("reason_code", "changed_field");
    Map<String, String> edited = with("decision", "Edited ");
    edited.putAll(Map.of("reason_code", "wrong_contact", "changed_field", "close_date"));
    assertThat(Decision.read(edited)).isInstanceOf(Read.Taken.class);
    assertThat(Decision.read(with("decision", "ignored"))).isInstanceOf(Read.Taken.class);
  }

  @Test
  void shouldCountWhatGoesAgainstAdviceAsAnOverride() {
    assertThat(Answer.values())
        .filteredOn(Answer::isOverride)
        .containsExactly(Answer.EDITED, Answer.REJECTED);
  }

  private static String faults(Map<String, String> row) {
    return String.join(" ", ((Read.Refused) Decision.read(row)).faults());
  }

  private static Map<String, String> with(String column, String text) {
    Map<String, String> row = row();
    row.put(column, text);
    return row;
  }

  private static Map<String, String> row() {
    return new HashMap<>(
        Map.of(
            "recommendation_id", "r1",
            "decision", "accepted",
            "decided_by", "sales manager",
            "decided_at", "2026-06-30T14:05:00+02:00"));
  }
}

package io.bowtie.governance;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a person decided about a piece of advice. Texts that do not apply are empty.
 *
 * @param recommendationId of the advice
 * @param answer what the person made of it
 * @param decidedBy a role or pseudonym, never an address
 * @param decidedAt when
 * @param reasonCode why, as a word of the company's own; needed where the advice was not followed
 * @param changedField the field that was changed; needed where the advice was edited
 * @param note in the person's words
 */
public record Decision(
    String recommendationId,
    Answer answer,
    String decidedBy,
    Instant decidedAt,
    String reasonCode,
    String changedField,
    String note) {

  /** The columns of a file of decisions; the last three may be left out. */
  public static final List<String> COLUMNS =
      List.of(
          "recommendation_id",
          "decision",
          "decided_by",
          "decided_at",
          "reason_code",
          "changed_field",
          "note");

  /** What became of a row of a file. */
  public sealed interface Read {

    /** A decision. */
    record Taken(Decision decision) implements Read {}

    /**
     * None.
     *
     * @param faults one sentence each, without the cells of the person
     */
    record Refused(List<String> faults) implements Read {
      public Refused {
        faults = List.copyOf(faults);
      }
    }
  }

  public Decision {
    decidedAt = decidedAt.truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * Reads a row.
   *
   * @param row column to text; what is not there is empty
   */
  public static Read read(Map<String, String> row) {
    List<String> faults = new ArrayList<>();
    for (String needed : COLUMNS.subList(0, 4)) {
      if (text(row, needed).isEmpty()) {
        faults.add(needed + " is empty.");
      }
    }
    Optional<Answer> answer = Answer.of(text(row, "decision"));
    if (answer.isEmpty() && !text(row, "decision").isEmpty()) {
      faults.add("decision is none of " + Answer.words() + ".");
    }
    Optional<Instant> at = time(text(row, "decided_at"));
    if (at.isEmpty() && !text(row, "decided_at").isEmpty()) {
      faults.add("decided_at is no time with a zone, such as 2026-06-30T14:05:00Z.");
    }
    if (text(row, "decided_by").contains("@")) {
      faults.add("decided_by is an address; give a role or a pseudonym.");
    }
    if (answer.filter(Answer::isOverride).isPresent() && text(row, "reason_code").isEmpty()) {
      faults.add("reason_code is empty, and the advice was not followed.");
    }
    if (answer.filter(Answer.EDITED::equals).isPresent() && text(row, "changed_field").isEmpty()) {
      faults.add("changed_field is empty, and the advice was edited.");
    }
    return faults.isEmpty()
        ? new Read.Taken(
            new Decision(
                text(row, "recommendation_id"),
                answer.orElseThrow(),
                text(row, "decided_by"),
                at.orElseThrow(),
                text(row, "reason_code"),
                text(row, "changed_field"),
                text(row, "note")))
        : new Read.Refused(faults);
  }

  private static String text(Map<String, String> row, String column) {
    return Optional.ofNullable(row.get(column)).map(String::strip).orElse("");
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException notATime) {
      return Optional.empty();
    }
  }
}

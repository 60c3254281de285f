package io.bowtie.proof;

import java.util.Locale;

/**
 * A column of leads that tells nothing of the outcome, and what happens to it of late. Leads of the
 * last ninety days are those that drift looks at: of the last month's landmarks, the oldest lead
 * was created sixty days before, and no training has seen any.
 */
enum PlantedDrift {
  /** Rises by a third of its range. */
  MOVED("x_moved", "number", "%2$s + if(%1$s, 33, 0)", true),
  /** Missing in one of twenty, and then in seven. */
  FADED("x_faded", "number", "CASE WHEN %3$s >= if(%1$s, 35, 5) THEN %2$s END", true),
  /** Gets a word in one of five that nobody wrote before. */
  NOVEL(
      "x_novel",
      "category",
      "CASE WHEN %1$s AND %3$s < 20 THEN 'partner portal'"
          + " ELSE element_at(array('web', 'mail', 'phone'), 1 + %2$s %% 3) END",
      true),
  STEADY_NUMBER("x_steady_number", "number", "%2$s", false),
  STEADY_GAPS("x_steady_gaps", "number", "CASE WHEN %3$s >= 5 THEN %2$s END", false),
  STEADY_WORD(
      "x_steady_word",
      "category",
      "element_at(array('web', 'mail', 'phone'), 1 + %2$s %% 3)",
      false);

  /** Ninety days before the last day of a company. */
  private static final String IS_LATE = "created_at >= '2026-04-01'";

  private final String column;
  private final String type;
  private final String sql;
  private final boolean isDrifting;

  PlantedDrift(String column, String type, String sql, boolean isDrifting) {
    this.column = column;
    this.type = type;
    this.sql = sql;
    this.isDrifting = isDrifting;
  }

  /** Whether it changes; the others are clean twins. */
  boolean isDrifting() {
    return isDrifting;
  }

  /** The own field's name. */
  String column() {
    return column;
  }

  /** The column as it is offered; every cycle of a lead has values of its own, by hash. */
  OwnColumn offered() {
    return new OwnColumn(
        "leads",
        column,
        type,
        "at-creation",
        String.format(Locale.ROOT, sql, IS_LATE, lot("value"), lot("gap")));
  }

  /** From 0 to 99, equally often. */
  private String lot(String what) {
    return "pmod(hash(lead_id, cycle_number, '" + column + " " + what + "'), 100)";
  }
}

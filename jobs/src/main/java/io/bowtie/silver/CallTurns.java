package io.bowtie.silver;

import static io.bowtie.contract.ColumnType.DOUBLE;
import static io.bowtie.contract.ColumnType.INTEGER;
import static io.bowtie.contract.ColumnType.TEXT;

import io.bowtie.contract.Column;
import java.util.List;

/**
 * Who said what in a recorded call. A transcript is known when it is first seen, which is after the
 * call. One row per call, turn and version.
 */
public final class CallTurns {
  /** Who said what in a recorded call. */
  public static final Entity ENTITY =
      Entity.of(
          "call_turns",
          "One row per call, turn and version.",
          List.of("call_id", "turn_number"),
          Recording.atLanding(),
          List.of(
              Column.required("call_id", TEXT, "The recorded call's id."),
              Column.required("turn_number", INTEGER, "Position in the call, from 1."),
              Column.required("speaker_side", TEXT, "Who spoke.").oneOf("rep", "customer"),
              Column.required(
                  "started_seconds",
                  DOUBLE,
                  "Start of the turn, in seconds from the call's start."),
              Column.required(
                  "ended_seconds", DOUBLE, "End of the turn, in seconds from the call's start."),
              Column.required("text", TEXT, "What was said.").personal(),
              Column.optional("activity_id", TEXT, "The activity that the call is logged as.")));

  private CallTurns() {}
}

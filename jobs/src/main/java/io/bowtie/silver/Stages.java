package io.bowtie.silver;

import static io.bowtie.contract.ColumnType.DOUBLE;
import static io.bowtie.contract.ColumnType.INTEGER;
import static io.bowtie.contract.ColumnType.TEXT;

import io.bowtie.contract.Column;
import java.util.List;

/** What each stage of each pipeline means. One row per pipeline and stage. */
public final class Stages {
  /** What each stage of each pipeline means. */
  public static final Entity ENTITY =
      Entity.of(
          "stages",
          "One row per pipeline and stage.",
          List.of("pipeline", "stage"),
          Recording.atLanding(),
          List.of(
              Column.required("pipeline", TEXT, "The pipeline."),
              Column.required("stage", TEXT, "The stage as the CRM words it."),
              Column.required("stage_order", INTEGER, "Position in the pipeline, from 1."),
              Column.required("stage_class", TEXT, "What the stage says about the deal.")
                  .oneOf("open", "won", "lost"),
              Column.optional(
                  "stage_probability",
                  DOUBLE,
                  "The CRM's win probability at this stage, 0 to 1.")));

  private Stages() {}
}

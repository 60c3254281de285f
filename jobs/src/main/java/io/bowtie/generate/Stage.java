package io.bowtie.generate;

import java.time.Instant;
import java.util.List;

/** The stages of the one pipeline, as the CRM words them. */
enum Stage {
  QUALIFICATION("Qualification", 1, 10, 18, "Pipeline"),
  DISCOVERY("Discovery", 2, 25, 20, "Pipeline"),
  PROPOSAL("Proposal", 3, 50, 22, "Best Case"),
  NEGOTIATION("Negotiation", 4, 75, 24, "Commit"),
  CLOSED_WON("Closed Won", 5, 100, 0, "Closed"),
  CLOSED_LOST("Closed Lost", 6, 0, 0, "Omitted");

  final String label;
  final int order;
  final int probability;
  final int usualDays;
  final String forecast;

  Stage(String label, int order, int probability, int usualDays, String forecast) {
    this.label = label;
    this.order = order;
    this.probability = probability;
    this.usualDays = usualDays;
    this.forecast = forecast;
  }

  boolean isClosed() {
    return this == CLOSED_WON || this == CLOSED_LOST;
  }

  /** The stage after this one; the last open stage stays. */
  Stage next() {
    return switch (this) {
      case QUALIFICATION -> DISCOVERY;
      case DISCOVERY -> PROPOSAL;
      case PROPOSAL -> NEGOTIATION;
      case NEGOTIATION, CLOSED_WON, CLOSED_LOST -> this;
    };
  }

  static void record(Recorder recorder, Instant at) {
    for (Stage stage : List.of(values())) {
      recorder
          .row(RawShapes.STAGE, at)
          .set("MasterLabel", stage.label)
          .set("SortOrder", stage.order)
          .set("IsClosed", stage.isClosed())
          .set("IsWon", stage == CLOSED_WON)
          .set("DefaultProbability", stage.probability)
          .set("SystemModstamp", at)
          .keep();
    }
  }
}

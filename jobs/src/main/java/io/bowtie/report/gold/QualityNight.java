package io.bowtie.report.gold;

import java.util.List;

/** What the gates found by a night. */
public record QualityNight(
    List<CheckRow> checks, List<QuarantineCount> quarantine, List<QuarantineExample> examples) {

  public QualityNight {
    checks = List.copyOf(checks);
    quarantine = List.copyOf(quarantine);
    examples = List.copyOf(examples);
  }
}

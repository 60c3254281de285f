package io.bowtie.job;

import io.bowtie.quality.CheckResult;
import io.bowtie.quality.Outcome;
import io.bowtie.silver.Entity;
import io.bowtie.silver.FateCounts;
import io.bowtie.silver.SilverLedger;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What became of an entity in one night. */
sealed interface Conformed {

  /** What the gates say. */
  List<CheckResult> checks();

  /** The mappings that were applied. */
  List<SilverLedger.Entry> applied();

  /** The rows by their fate; none when the entity is blocked. */
  FateCounts counts();

  /** In words for the operator; empty when there is nothing to say. */
  String remark();

  /**
   * The entity is up to date.
   *
   * @param entity that was conformed
   * @param decided its rows with their fate, computed
   * @param counts of them
   * @param checks of the gates
   * @param applied mappings
   * @param remark in words
   */
  record Written(
      Entity entity,
      Dataset<Row> decided,
      FateCounts counts,
      List<CheckResult> checks,
      List<SilverLedger.Entry> applied,
      String remark)
      implements Conformed {}

  /**
   * The entity keeps its last good version.
   *
   * @param entity that is blocked
   * @param source whose mapping it is, or the first of several
   * @param remark what, where, why and what to do
   */
  record Blocked(String entity, String source, String remark) implements Conformed {
    @Override
    public List<CheckResult> checks() {
      return List.of(
          new CheckResult(source, entity, "mapping", CheckResult.ROW, Outcome.BLOCK, 0, 0, remark));
    }

    @Override
    public List<SilverLedger.Entry> applied() {
      return List.of();
    }

    @Override
    public FateCounts counts() {
      return new FateCounts(List.of());
    }
  }
}

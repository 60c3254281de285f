package io.bowtie.job;

import io.bowtie.config.BowtieConf;
import io.bowtie.config.CustomField;
import io.bowtie.quality.CheckResult;
import io.bowtie.quality.Outcome;
import io.bowtie.silver.Entity;
import io.bowtie.silver.FateCounts;
import io.bowtie.silver.Silver;
import io.bowtie.silver.SilverLedger;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What became of an entity in one night. */
sealed interface Conformed permits Conformed.Written, Decided.Blocked {

  /** What the gates say. */
  List<CheckResult> checks();

  /** The mappings that were applied. */
  List<SilverLedger.Entry> applied();

  /** The rows by their fate; none when the entity is blocked. */
  FateCounts counts();

  /** Why the entity, or one source's part of it, keeps its last good version: one text a reason. */
  default List<String> blocked() {
    return checks().stream()
        .filter(check -> check.outcome() == Outcome.BLOCK)
        .map(
            check ->
                check.detail().contains("'" + check.entity() + "'")
                    ? check.detail()
                    : "Entity '"
                        + check.entity()
                        + "' keeps its last good version ("
                        + check.rule()
                        + "). "
                        + check.detail())
        .distinct()
        .toList();
  }

  /**
   * The entity of that name with the company's own columns.
   *
   * @throws io.bowtie.contract.OperatorError of configuration when there is none
   */
  static Entity entity(BowtieConf conf, String name) {
    return Silver.entity(name)
        .with(conf.customFieldsOf(name).stream().map(CustomField::column).toList());
  }

  /**
   * The entity is up to date.
   *
   * @param entity that was conformed
   * @param decided its rows with their fate, computed
   * @param counts of them
   * @param checks of the gates
   * @param applied mappings
   */
  record Written(
      Entity entity,
      Dataset<Row> decided,
      FateCounts counts,
      List<CheckResult> checks,
      List<SilverLedger.Entry> applied)
      implements Conformed {}
}

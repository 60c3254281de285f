package io.bowtie.model.leakage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import io.bowtie.config.BowtieConf;
import io.bowtie.config.CustomField.Known;
import io.bowtie.config.GovernanceConf;
import io.bowtie.contract.AsOf;
import io.bowtie.feature.Feature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Measures every candidate of a use case and says which of them may train: two Spark jobs, however
 * many candidates there are.
 *
 * <p>Beside them goes a column that is planted: the outcome itself, wrong in one row of fifty, and
 * declared as known at creation. A ledger that does not refuse it cannot be trusted.
 */
public final class LeakageLedger {
  private static final int WRONG_IN = 50;

  private static final Candidate PLANTED =
      new Candidate(
          "planted_future_column", "history", true, "at_creation", Optional.of(Known.AT_CREATION));

  private LeakageLedger() {}

  /**
   * The ledger of a use case.
   *
   * @param features all that would like to train
   * @param mature looks whose label is final, with {@code is_event}
   * @param retold of these, the looks that are told again with later knowledge, each as often as it
   *     is told; without rows nothing is said of what came later
   */
  public static Ledger of(
      String useCase,
      List<Feature> features,
      BowtieConf conf,
      AsOf asOf,
      Dataset<Row> mature,
      Dataset<Row> retold) {
    List<Candidate> candidates = Candidate.of(features, conf.customFields());
    return of(candidates, rules(useCase, conf), asOf, mature, retold);
  }

  static Ledger of(
      List<Candidate> candidates,
      LedgerRules rules,
      AsOf asOf,
      Dataset<Row> mature,
      Dataset<Row> retold) {
    List<Candidate.Measure> measures = candidates.stream().map(Candidate::measure).toList();
    List<Candidate.Measure> withPlanted = new ArrayList<>(measures);
    withPlanted.add(PLANTED.measure());
    LabelledTally labelled =
        LabelledTally.of(mature.withColumn(PLANTED.name(), almostTheLabel()), withPlanted);
    RetoldTally later = RetoldTally.of(retold, asOf.date(), measures);
    Map<Candidate, Measured> measured = new LinkedHashMap<>();
    for (int i = 0; i < candidates.size(); i++) {
      measured.put(candidates.get(i), measured(i, labelled, later.after(i), later.latest(i)));
    }
    return new Ledger(
        rules.entries(measured),
        rules.entry(
            PLANTED, measured(candidates.size(), labelled, Optional.empty(), Optional.empty())));
  }

  /** The ledger when there is nothing to measure: names and declarations alone. */
  public static Ledger unmeasured(String useCase, List<Feature> features, BowtieConf conf) {
    Map<Candidate, Measured> measured = new LinkedHashMap<>();
    Candidate.of(features, conf.customFields())
        .forEach(candidate -> measured.put(candidate, Measured.NOTHING));
    LedgerRules rules = rules(useCase, conf);
    return new Ledger(rules.entries(measured), rules.entry(PLANTED, Measured.NOTHING));
  }

  /** The ledger once more, of the columns beside which a model of all the others was tried. */
  public static Ledger besideOthers(
      Ledger ledger, String useCase, BowtieConf conf, Map<String, Measured.Others> others) {
    LedgerRules rules = rules(useCase, conf);
    return new Ledger(
        ledger.entries().stream()
            .map(
                entry ->
                    others.containsKey(entry.feature())
                        ? rules.entry(
                            entry.candidate(), entry.measured().beside(others.get(entry.feature())))
                        : entry)
            .toList(),
        ledger.planted());
  }

  private static LedgerRules rules(String useCase, BowtieConf conf) {
    return new LedgerRules(
        useCase,
        conf.leakage(),
        conf.registered(useCase).map(GovernanceConf::approvers).orElse(List.of()));
  }

  private static Measured measured(
      int candidate,
      LabelledTally labelled,
      Optional<Measured.After> after,
      Optional<Measured.Latest> latest) {
    ColumnTally column = labelled.column(candidate);
    return new Measured(
        column.rows(),
        column.filledRows(),
        column.distinctValues(),
        labelled.auc(candidate),
        labelled.missingCorrelation(candidate),
        after,
        latest,
        Optional.empty());
  }

  private static Column almostTheLabel() {
    return when(
            pmod(xxhash64(col("entity_id"), col("landmark")), lit(WRONG_IN)).equalTo(0),
            not(col("is_event")))
        .otherwise(col("is_event"))
        .cast("double");
  }
}

package io.bowtie.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.min;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.BusinessZone;
import io.bowtie.governance.Decision;
import io.bowtie.governance.GovernanceTables;
import io.bowtie.governance.audit.AuditFact;
import io.bowtie.governance.audit.AuditKind;
import io.bowtie.recommendation.RecommendationTables;
import io.bowtie.store.TableStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * The one gate through which decisions come into {@code gold.decisions}, whether from a file or
 * from a source.
 *
 * @param taken decisions that are new
 * @param again decisions that were taken in before
 * @param refused a row's name and its faults, in the order of the rows
 * @param advised what the decisions are about, by recommendation
 * @param zone of the company, in which the days of decisions lie
 */
record DecisionIntake(
    List<Decision> taken,
    List<Decision> again,
    Map<String, String> refused,
    Map<String, Row> advised,
    BusinessZone zone) {

  /**
   * Divides rows into what can be taken, what was, and what cannot.
   *
   * @param rows column to text, by a name that tells the row to a person
   */
  static DecisionIntake of(
      TableStore store, Map<String, Map<String, String>> rows, BusinessZone zone) {
    Set<String> ids = ids(rows.values());
    Map<String, Row> advised = advised(store, ids);
    Set<String> known = known(store, ids);
    List<Decision> taken = new ArrayList<>();
    List<Decision> again = new ArrayList<>();
    Map<String, String> refused = new LinkedHashMap<>();
    rows.forEach(
        (name, row) -> {
          Decision.Read read = Decision.read(row);
          if (read instanceof Decision.Read.Refused faults) {
            refused.put(name, String.join(" ", faults.faults()));
          } else if (read instanceof Decision.Read.Taken good) {
            Decision decision = good.decision();
            Row advice = advised.get(decision.recommendationId());
            if (advice == null) {
              refused.put(name, "no night has given advice with that id.");
            } else if (zone.dayOf(decision.decidedAt()).isBefore(advice.getAs("advised_on"))) {
              refused.put(name, "decided_at is before the night that gave the advice.");
            } else {
              (known.add(identity(decision)) ? taken : again).add(decision);
            }
          }
        });
    return new DecisionIntake(taken, again, refused, advised, zone);
  }

  /** The day of the last row that is a decision; the night that a file of decisions speaks for. */
  AsOf lastDay() {
    List<Decision> last = taken.isEmpty() ? again : taken;
    return new AsOf(zone.dayOf(last.get(last.size() - 1).decidedAt()));
  }

  boolean isEmpty() {
    return taken.isEmpty() && again.isEmpty();
  }

  /**
   * Tells the audit log, then writes what is new. In this order, since a row that stands in the
   * table is not looked at again: cut short in between, the same rows come in as new once more and
   * the log knows them already.
   */
  void write(RunContext run) {
    List<Decision> valid = new ArrayList<>(again);
    valid.addAll(taken);
    new AuditLog(run)
        .record(
            valid.stream()
                .map(each -> fact(each, advised.get(each.recommendationId()), run))
                .toList());
    if (!taken.isEmpty()) {
      List<Row> rows =
          taken.stream()
              .map(each -> row(each, advised.get(each.recommendationId()), run.runId()))
              .toList();
      run.store()
          .append(
              GovernanceTables.DECISIONS,
              run.spark().createDataFrame(rows, GovernanceTables.DECISIONS.schema()).coalesce(1));
    }
  }

  /** The advice that rows speak of, whether any night gave it or not. */
  static Set<String> ids(Collection<Map<String, String>> rows) {
    return rows.stream()
        .map(row -> row.getOrDefault("recommendation_id", ""))
        .collect(Collectors.toSet());
  }

  /** Advice of any night by its id, with the first night that gave it. */
  private static Map<String, Row> advised(TableStore store, Set<String> ids) {
    Map<String, Row> advised = new HashMap<>();
    RecommendationTables.all(store)
        .where(col("recommendation_id").isInCollection(ids))
        .groupBy("recommendation_id")
        .agg(
            first("use_case").as("use_case"),
            first("entity_id").as("entity_id"),
            first("action").as("action"),
            min("as_of").as("advised_on"))
        .collectAsList()
        .forEach(row -> advised.put(row.getAs("recommendation_id"), row));
    return advised;
  }

  /** What tells the decisions apart that were taken in so far on advice with one of the ids. */
  static Set<String> known(TableStore store, Set<String> ids) {
    Set<String> known = new HashSet<>();
    store
        .read(GovernanceTables.DECISIONS)
        .where(col("recommendation_id").isInCollection(ids))
        .select(col("recommendation_id"), col("decided_by"), col("decided_at"))
        .collectAsList()
        .forEach(
            row -> known.add(identity(row.getString(0), row.getString(1), row.get(2).toString())));
    return known;
  }

  /** Tells a decision apart from others, by the texts that a table gives back. */
  static String identity(String recommendationId, String decidedBy, String decidedAt) {
    return String.join("\n", recommendationId, decidedBy, decidedAt);
  }

  private static String identity(Decision decision) {
    return identity(
        decision.recommendationId(), decision.decidedBy(), decision.decidedAt().toString());
  }

  private Row row(Decision decision, Row advice, String runId) {
    return RowFactory.create(
        decision.recommendationId(),
        advice.getAs("use_case"),
        advice.getAs("entity_id"),
        advice.getAs("action"),
        advice.getAs("advised_on"),
        decision.answer().word(),
        decision.decidedBy(),
        decision.decidedAt(),
        nullIfEmpty(decision.reasonCode()),
        nullIfEmpty(decision.changedField()),
        nullIfEmpty(decision.note()),
        zone.dayOf(decision.decidedAt()),
        runId);
  }

  /** The note stays in the table of decisions: a person's words may name people. */
  private static AuditFact fact(Decision decision, Row advice, RunContext run) {
    return AuditFact.of(
            AuditKind.DECIDED,
            identity(decision),
            advice.getAs("use_case"),
            advice.getAs("entity_id"),
            AuditLog.telling(run))
        .about(decision.recommendationId())
        .saying(
            advice.getAs("action")
                + " was "
                + decision.answer().word()
                + (decision.reasonCode().isEmpty() ? "." : ", for " + decision.reasonCode() + "."),
            decision.answer().word())
        .by(decision.decidedBy(), decision.changedField())
        .at(decision.decidedAt());
  }

  private static String nullIfEmpty(String text) {
    return text.isEmpty() ? null : text;
  }
}

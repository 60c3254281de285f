package io.bowtie.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.min;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.ExitCode;
import io.bowtie.contract.OperatorError;
import io.bowtie.governance.Decision;
import io.bowtie.governance.GovernanceTables;
import io.bowtie.governance.audit.AuditFact;
import io.bowtie.governance.audit.AuditKind;
import io.bowtie.recommendation.RecommendationTables;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * What came of taking in a file of decisions.
 *
 * @param code done, or the data gate where rows could not be taken
 * @param words for the person who asked
 */
public record DecisionsIn(ExitCode code, List<String> words) {

  public DecisionsIn {
    words = List.copyOf(words);
  }

  /**
   * Takes in what can be taken, once.
   *
   * @throws OperatorError of usage or data where the file is none of decisions
   */
  public static DecisionsIn of(Workspace workspace, Path file) {
    List<Map<String, String>> rows = DecisionFile.rows(workspace.spark(), file);
    Map<String, Row> advised = advised(workspace);
    Set<String> known = known(workspace);
    List<Decision> valid = new ArrayList<>();
    List<Decision> taken = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Decision.Read read = Decision.read(rows.get(i));
      if (read instanceof Decision.Read.Refused faults) {
        refused.add("Row " + (i + 1) + ": " + String.join(" ", faults.faults()));
      } else if (read instanceof Decision.Read.Taken good) {
        Decision decision = good.decision();
        if (!advised.containsKey(decision.recommendationId())) {
          refused.add("Row " + (i + 1) + ": no night has given advice with that id.");
        } else if (isBefore(decision, advised.get(decision.recommendationId()))) {
          refused.add("Row " + (i + 1) + ": decided_at is before the night that gave the advice.");
        } else {
          valid.add(decision);
          if (known.add(identity(decision))) {
            taken.add(decision);
          }
        }
      }
    }
    write(workspace, taken, valid, advised);
    return said(file, taken.size(), valid.size() - taken.size(), refused);
  }

  private static DecisionsIn said(Path file, int taken, int again, List<String> refused) {
    List<String> words = new ArrayList<>();
    words.add(
        taken
            + " decision(s) taken in, "
            + again
            + " known already, "
            + refused.size()
            + " refused.");
    if (!refused.isEmpty()) {
      words.add("  where: " + file);
      refused.forEach(fault -> words.add("  " + fault));
      words.add(
          "  do: mend these rows and take in the file again; what was taken is not taken twice.");
    }
    return new DecisionsIn(refused.isEmpty() ? ExitCode.DONE : ExitCode.DATA_GATE, words);
  }

  /** Advice of any night by its id, with the first night that gave it. */
  private static Map<String, Row> advised(Workspace workspace) {
    Map<String, Row> advised = new HashMap<>();
    RecommendationTables.all(workspace.store())
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

  private static Set<String> known(Workspace workspace) {
    Set<String> known = new HashSet<>();
    workspace
        .store()
        .read(GovernanceTables.DECISIONS)
        .select(col("recommendation_id"), col("decided_by"), col("decided_at"))
        .collectAsList()
        .forEach(
            row ->
                known.add(
                    String.join("\n", row.getString(0), row.getString(1), row.get(2).toString())));
    return known;
  }

  private static String identity(Decision decision) {
    return String.join(
        "\n", decision.recommendationId(), decision.decidedBy(), decision.decidedAt().toString());
  }

  /** The audit log is told of all: what it was told of before, it does not record again. */
  private static void write(
      Workspace workspace, List<Decision> taken, List<Decision> valid, Map<String, Row> advised) {
    if (valid.isEmpty()) {
      return;
    }
    RunContext run = workspace.run(day(valid.get(valid.size() - 1)), false);
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
    new AuditLog(run)
        .record(
            valid.stream()
                .map(each -> fact(each, advised.get(each.recommendationId()), run))
                .toList());
  }

  private static boolean isBefore(Decision decision, Row advice) {
    return day(decision).date().isBefore(advice.getAs("advised_on"));
  }

  private static AsOf day(Decision decision) {
    return new AsOf(decision.decidedAt().atZone(ZoneOffset.UTC).toLocalDate());
  }

  private static Row row(Decision decision, Row advice, String runId) {
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
        day(decision).date(),
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

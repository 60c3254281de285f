package io.bowtie.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.ExitCode;
import io.bowtie.contract.OperatorError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A warehouse of one table a job. What jobs say that they read is what the product's jobs say. */
class RunChainTest {
  private static final AsOf NIGHT = AsOf.parse("2026-06-28");
  private static final Map<String, String> WRITTEN_BY =
      Map.of(
          "ingest", "bronze.file_ledger",
          "conform", "silver.deals",
          "observe", "feature.observations",
          "train", "gold.model_registry",
          "score", "gold.scores",
          "recommend", "gold.recommendations",
          "measure", "gold.kpis",
          "report", "gold.model_cards",
          "publish", "gold.scores");

  private final Map<String, Long> warehouse = new HashMap<>();
  private final List<LedgerRow> ledger = new ArrayList<>();

  @Test
  void shouldTakeANightOfOneRun() {
    night("run-1");

    assertThatCode(this::publish).doesNotThrowAnyException();
  }

  @Test
  void shouldTakeJobsThatRanOneByOne() {
    JobCatalog.names().forEach(job -> done(job, "task-of-" + job));

    assertThatCode(this::publish).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "conform,   observe,   observe train score recommend measure report publish",
    "observe,   train,     train score recommend measure report publish",
    "train,     score,     score recommend measure report publish",
    "score,     recommend, recommend measure report publish",
    "recommend, measure,   measure report publish",
    "measure,   report,    report publish",
  })
  void shouldRefuseAJobThatRanAgainWithoutTheLaterOnes(String job, String reader, String again) {
    night("run-1");
    done("publish", "run-1");
    done(job, "run-2");

    OperatorError refused = catchThrowableOfType(OperatorError.class, this::publish);

    assertThat(refused.exitCode()).isEqualTo(ExitCode.DATA_GATE);
    assertThat(refused)
        .hasMessageContaining(
            WRITTEN_BY.get(job) + ": " + reader + " read it at version 0; " + job + " has written")
        .hasMessageContaining("run-2")
        .hasMessageContaining(again.replace(" ", ", "));

    List.of(again.replace(" publish", "").split(" ")).forEach(later -> done(later, "run-3"));
    assertThatCode(this::publish).doesNotThrowAnyException();
  }

  @Test
  void shouldRefuseFilesThatCameAfterTheRest() {
    night("run-1");
    done("ingest", "run-2");

    assertThat(catchThrowableOfType(OperatorError.class, this::publish))
        .hasMessageContaining("conform read it at version 0; ingest has written version 1");
  }

  @Test
  void shouldTakeAJobThatRanAgainAndFoundNothingToDo() {
    night("run-1");
    row("ingest", "run-2", "nothing_to_do", Map.of());

    assertThatCode(this::publish).doesNotThrowAnyException();
  }

  @Test
  void shouldRefuseWhatWasReplayedAfterTheRest() {
    night("run-1");
    row("replay-quarantine", "run-2", "done", written("silver.deals"));

    assertThat(catchThrowableOfType(OperatorError.class, this::publish))
        .hasMessageContaining("silver.deals: observe read it at version 0; replay-quarantine");
  }

  @Test
  void shouldTakeARetryAfterAFailureThatHadWritten() {
    JobCatalog.names()
        .forEach(
            job -> {
              row(job, "try-1", "failed", written(WRITTEN_BY.get(job)));
              done(job, "try-2");
            });

    assertThatCode(this::publish).doesNotThrowAnyException();
  }

  /** The later jobs ran on what it left, and it never came to its end. */
  @ParameterizedTest
  @ValueSource(strings = {"failed", "started"})
  void shouldRefuseAJobThatBeganAgainAndDidNotEndWell(String outcome) {
    night("run-1");
    row("score", "run-2", outcome, written("gold.scores"));
    List.of("recommend", "measure", "report").forEach(job -> done(job, "run-3"));

    assertThat(catchThrowableOfType(OperatorError.class, this::publish))
        .hasMessageContaining("not complete")
        .hasMessageContaining(": score");
  }

  @Test
  void shouldRefuseANightOfWhichAJobIsMissing() {
    done("ingest", "run-1");

    assertThat(catchThrowableOfType(OperatorError.class, this::publish))
        .hasMessageContaining("conform, observe, train, score, recommend, measure, report");
  }

  @Test
  void shouldTakeRowsFromBeforeJobsNotedWhatTheyWrote() {
    JobCatalog.names().forEach(job -> row(job, "run-1", "done", Map.of()));

    assertThatCode(this::publish).doesNotThrowAnyException();
  }

  private void publish() {
    new RunChain(JobCatalog.night(), ledger).refuseUnlessWhole(NIGHT);
  }

  private void night(String runId) {
    JobCatalog.names().stream()
        .filter(job -> !job.equals("publish"))
        .forEach(job -> done(job, runId));
  }

  private void done(String job, String runId) {
    Map<String, Long> read = new HashMap<>(warehouse);
    ledger.add(ledgerRow(job, runId, "done", read, written(WRITTEN_BY.get(job))));
  }

  private void row(String job, String runId, String outcome, Map<String, Long> written) {
    ledger.add(ledgerRow(job, runId, outcome, new HashMap<>(warehouse), written));
  }

  private static LedgerRow ledgerRow(
      String job, String runId, String outcome, Map<String, Long> all, Map<String, Long> written) {
    Map<String, Long> read =
        JobCatalog.names().contains(job)
            ? all.entrySet().stream()
                .filter(table -> RunLedger.reads(JobCatalog.named(job), table.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))
            : Map.of();
    return new LedgerRow(job, runId, outcome, read, written);
  }

  private Map<String, Long> written(String table) {
    return Map.of(table, warehouse.merge(table, 0L, (before, first) -> before + 1));
  }
}

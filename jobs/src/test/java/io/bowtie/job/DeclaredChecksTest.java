package io.bowtie.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bowtie.contract.ExitCode;
import io.bowtie.contract.OperatorError;
import io.bowtie.store.TableStore;
import io.bowtie.testkit.SparkSupport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks of the company's own: what they count, what they block, and what they may not do. */
@ExtendWith(SparkSupport.class)
class DeclaredChecksTest {
  private static final String NEGATIVE =
      "select deal_id as row_key, amount < 0 as is_failed from deals";

  private SmallCompany company;

  @BeforeEach
  void company(SparkSession spark, TableStore store, @TempDir Path folder) {
    company =
        new SmallCompany(spark, store, folder)
            .file("stages-2026-06-01.csv", SmallCompany.STAGES)
            .file(
                "deals-2026-06-01.csv",
                SmallCompany.HEADER + "D1,Won,won,100,2026-05-01\nD2,Won,won,50,2026-05-01\n");
  }

  @Test
  void shouldCountWhatAQueryCallsFailedAndForgetACheckThatIsNoLongerDeclared() {
    company
        .check("negative_amount", NEGATIVE)
        .check(
            "twice-in-file",
            "select id as row_key, count(*) over (partition by id) > 1 as is_failed"
                + " from crm__deals where _landed_on <= :as_of")
        .conf(
            declared("negative_amount", "deals", "caveat", "max-failed-share = 0.5")
                + declared("twice-in-file", "deals", "caveat", "source = crm"))
        .file(
            "deals-2026-06-02.csv",
            SmallCompany.HEADER + "D2,Won,won,-7,2026-05-01\nD3,Won,won,-8,2026-05-01\n");

    company.night("2026-06-01");
    assertThat(company.night("2026-06-02")).isInstanceOf(JobResult.Done.class);

    assertThat(results("negative_amount"))
        .containsExactly(
            "2026-06-01 * pass 0 of 2: Wrong.",
            "2026-06-02 * caveat 2 of 3: Wrong. Up to 50 % may. For example D2.");
    assertThat(results("twice-in-file"))
        .containsExactly(
            "2026-06-01 crm pass 0 of 2: Wrong.",
            "2026-06-02 crm caveat 2 of 4: Wrong. For example D2.");

    company.conf("");
    company.conform("2026-06-02");
    assertThat(results("negative_amount")).containsExactly("2026-06-01 * pass 0 of 2: Wrong.");
    assertThat(results("row_count")).isNotEmpty();
  }

  @Test
  void shouldKeepTheLastGoodVersionOfAnEntityThatACheckBlocks() {
    company
        .check("negative_amount", NEGATIVE)
        .conf(declared("negative_amount", "deals", "block", ""));
    assertThat(company.night("2026-06-01")).isInstanceOf(JobResult.Done.class);
    company
        .file("stages-2026-06-02.csv", SmallCompany.STAGES + "Pilot,4,open\n")
        .file("deals-2026-06-02.csv", SmallCompany.HEADER + "D2,Won,won,-7,2026-05-01\n");

    for (int run = 0; run < 2; run++) {
      JobResult result = company.night("2026-06-02");

      assertThat(result).isInstanceOf(JobResult.Blocked.class);
      assertThat(result.detail()).contains("'deals' keeps its last good version", "Wrong", "D2");
      assertThat(results("negative_amount"))
          .contains("2026-06-02 * block 1 of 2: Wrong. For example D2.");
      assertThat(company.table("silver.deals").where("amount < 0").count()).isZero();
      assertThat(company.table("silver.deals_current").count()).isEqualTo(2);
      assertThat(company.table("silver.stages_current").count()).isEqualTo(4);
    }

    company.file("deals-2026-06-03.csv", SmallCompany.HEADER + "D2,Won,won,7,2026-05-01\n");
    assertThat(company.night("2026-06-03")).isInstanceOf(JobResult.Done.class);
    assertThat(company.table("silver.deals_current").where("amount = 7").count()).isOne();
  }

  @Test
  void shouldStopAtOnceWhereARequiredSourceIsBlockedAndStillSayWhy() {
    company
        .required()
        .check("negative_amount", NEGATIVE.replace("< 0", "< 60"))
        .conf(declared("negative_amount", "deals", "block", ""));

    OperatorError error =
        catchThrowableOfType(OperatorError.class, () -> company.night("2026-06-01"));

    assertThat(error.exitCode()).isEqualTo(ExitCode.DATA_GATE);
    assertThat(error.getMessage()).contains("negative_amount", "D2", "do: ");
    assertThat(results("negative_amount")).hasSize(1);
    assertThat(company.store().tableNames()).doesNotContain("silver.deals");
  }

  @Test
  void shouldSayWhatCouldNotBeCheckedAndGoOn() {
    company
        .check("no_such_column", "select channel is null as is_failed from crm__deals")
        .check("never_delivered", "select true as is_failed from invoices")
        .check("no_number", "select cast(stage as int) > 1 as is_failed from deals")
        .conf(
            declared("no_such_column", "deals", "block", "")
                + declared("never_delivered", "deals", "caveat", "")
                + declared("no_number", "deals", "caveat", ""));

    assertThat(company.night("2026-06-01")).isInstanceOf(JobResult.Done.class);

    assertThat(results("no_such_column").get(0))
        .contains("caveat 0 of 0: Not checked: ", "channel", "no_such_column.sql");
    assertThat(results("never_delivered").get(0)).contains("Not checked: ", "'invoices'");
    assertThat(results("no_number").get(0)).contains("Not checked: ", "CAST_INVALID_INPUT");
  }

  /**
   * A check that is refused.
   *
   * @param name why
   * @param sql of the query
   * @param conf its other lines
   * @param words of the message
   */
  record Refused(String name, String sql, String conf, List<String> words) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Refused> refused() {
    String caveat = declared("mine", "deals", "caveat", "");
    return Stream.of(
        new Refused(
            "it asks for the clock",
            "select created_at > now() as is_failed from deals",
            caveat,
            List.of("mine.sql", "uses now()", "would make a rerun", "do: ")),
        new Refused("it is no query", "delete from deals", caveat, List.of("mine.sql", "do: ")),
        new Refused(
            "it does not say what fails",
            "select deal_id from deals",
            caveat,
            List.of("no column is_failed", "deal_id", "do: ")),
        new Refused(
            "it reads what is no table",
            "select true as is_failed from deels",
            caveat,
            List.of("'deels'", "Did you mean 'deals'?")),
        new Refused(
            "it reads a file",
            "select true as is_failed from deals, text.`pom.xml`",
            caveat,
            List.of("mine.sql", "beside its inputs")),
        new Refused(
            "it speaks of no entity",
            NEGATIVE,
            declared("mine", "dealz", "caveat", ""),
            List.of("'dealz'", "Did you mean 'deals'?")),
        new Refused(
            "its file is outside",
            NEGATIVE,
            caveat.replace("checks/mine.sql", "../mine.sql"),
            List.of("checks.mine.sql", "may not leave the conf's folder")),
        new Refused(
            "there is no such file",
            NEGATIVE,
            caveat.replace("checks/mine.sql", "checks/yours.sql"),
            List.of("checks.mine.sql", "cannot be read")),
        new Refused(
            "it is named like a rule",
            NEGATIVE,
            declared("row_count", "deals", "caveat", "").replace("row_count.sql", "mine.sql"),
            List.of("checks.row_count", "another name")),
        new Refused(
            "it blocks before what it reads is there",
            "select true as is_failed from stages, deals",
            declared("mine", "stages", "block", ""),
            List.of("conformed later", "deals", "outcome = caveat")),
        new Refused(
            "it allows more than all",
            NEGATIVE,
            declared("mine", "deals", "caveat", "max-failed-share = 2"),
            List.of("checks.mine.max-failed-share", "between 0 and 1")));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void shouldRefuse(Refused bad, SparkSession spark) {
    company.check("mine", bad.sql()).conf(bad.conf());

    OperatorError error =
        catchThrowableOfType(
            OperatorError.class,
            () -> {
              RunContext context = company.context("2026-06-01", "run");
              Dataset<Row> deals =
                  spark.sql("select 'D1' as deal_id, timestamp'2026-05-01' as created_at");
              DeclaredChecks checks =
                  DeclaredChecks.of(context, new ConformInputs(Map.of(), Map.of()));
              checks.before("stages", Map.of("stages", deals), Set.of("deals"));
              checks.checks().get(0).run(Map.of("deals", deals), context.asOf());
            });

    assertThat(error).isNotNull();
    assertThat(error.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
    assertThat(error.getMessage()).contains(bad.words());
  }

  private static String declared(String name, String entity, String outcome, String more) {
    return """
    checks.%s {
      sql = "checks/%s.sql"
      entity = %s
      outcome = %s
      sentence = "Wrong."
      %s
    }
    """
        .formatted(name, name, entity, outcome, more);
  }

  private List<String> results(String rule) {
    return company
        .table("gold.quality_checks")
        .where("rule = '" + rule + "'")
        .orderBy("as_of", "entity")
        .collectAsList()
        .stream()
        .map(DeclaredChecksTest::line)
        .toList();
  }

  private static String line(Row row) {
    return String.format(
        "%s %s %s %s of %s: %s",
        row.getAs("as_of"),
        row.getAs("source"),
        row.getAs("outcome"),
        row.getAs("failed_rows"),
        row.getAs("checked_rows"),
        row.getAs("detail"));
  }
}

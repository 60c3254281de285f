package io.bowtie.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.store.TableStore;
import io.bowtie.testkit.SparkSupport;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Rows that were set aside come back once what was wrong is mended, and are counted. */
@ExtendWith(SparkSupport.class)
class ReplayJobTest {
  private static final String STAGES = "stage,position,class\nQualify,1,open\nWon,2,won\n";

  @Test
  void shouldSayHowManyRowsCameBackAfterAFixAndHowManyRemain(
      SparkSession spark, TableStore store, @TempDir Path folder) {
    SmallCompany company =
        new SmallCompany(spark, store, folder)
            .file("stages-2026-06-01.csv", STAGES)
            .file(
                "deals-2026-06-01.csv",
                SmallCompany.HEADER
                    + "D1,Qualify,open,100,2026-05-01\n"
                    + "D2,Won,Closed Won,200,2026-05-01\n"
                    + "D3,Won,Closed Won,300,2026-05-01\n"
                    + "D4,Won,Perhaps,400,2026-05-01\n"
                    + "D5,Verify,open,500,2026-05-01\n"
                    + "D6,Won,won,plenty,2026-05-01\n");
    assertThat(replay(company, "2026-06-01"))
        .isEqualTo(new JobResult.NothingToDo("No row is set aside by 2026-06-01."));
    company.night("2026-06-01");
    assertThat(replay(company, "2026-06-01").detail())
        .isEqualTo("no row came back; 5 row(s) of deals are set aside");

    company.mapping(
        "deals",
        SmallCompany.DEALS_SQL
            .replace("outcome,", "replace(lower(outcome), 'closed ', '') as outcome,")
            .replace("from deals", "from deals where id <> 'D6'"));
    JobResult fixed = replay(company, "2026-06-01");

    assertThat(fixed.detail())
        .isEqualTo(
            "deals: 2 of 3 row(s) set aside as UNKNOWN_WORD came back; 1 remain; deals: 0 of 1"
                + " row(s) set aside as WRONG_TYPE came back, 1 are no longer delivered or mapped; 0"
                + " remain; 2 row(s) of deals are set aside");
    assertThat(company.table("silver.deals_current").count()).isEqualTo(3);
    List<String> checks = checks(company, "2026-06-01");
    assertThat(checks)
        .anyMatch(check -> check.startsWith("stages row_count"))
        .contains("deals replayed UNKNOWN_WORD 0 of 3", "deals replayed WRONG_TYPE 0 of 1");
    company.conform("2026-06-01");
    assertThat(checks(company, "2026-06-01")).as("as a whole conform says it").isEqualTo(checks);

    company.file("stages-2026-06-02.csv", STAGES + "Verify,3,open\n");
    company.night("2026-06-02");

    assertThat(checks(company, "2026-06-02"))
        .as("an orphan comes back by itself when its parent arrives")
        .contains("deals replayed UNKNOWN_REFERENCE 0 of 1");
    assertThat(company.table("silver.deals_current").where("deal_id = 'D5'").count()).isOne();
  }

  private static JobResult replay(SmallCompany company, String night) {
    return new ReplayJob().run(company.context(night, "replay"));
  }

  private static List<String> checks(SmallCompany company, String night) {
    return company
        .table("gold.quality_checks")
        .where("as_of = date'" + night + "'")
        .selectExpr(
            "entity || ' ' || rule || ' ' || column_name || ' ' || failed_rows || ' of ' ||"
                + " checked_rows")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .sorted()
        .toList();
  }
}

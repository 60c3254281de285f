package io.bowtie.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.store.TableStore;
import io.bowtie.testkit.SparkSupport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Rows whose values have slipped by a column bring people into columns that are for none. */
@ExtendWith(SparkSupport.class)
class SlippedRowsTest {
  private static final String HEADER = "id,stage,outcome,amount,opened,company,mail,tel,size\n";

  private static final String LEADS_SQL =
      "select id as lead_id, 1 as cycle_number, opened as created_at, company, mail as email,"
          + " tel as phone, size as employee_count, _file, _line, _landed_on from deals";

  @Test
  void shouldKeepNobodysNameOrAddressOfRowsThatAreSetAside(
      SparkSession spark, TableStore store, @TempDir Path folder) {
    SmallCompany company =
        new SmallCompany(spark, store, folder)
            .file("stages-2026-06-01.csv", SmallCompany.STAGES)
            .mapping("leads", LEADS_SQL)
            .check("big", "select id as row_key, amount = '100' as is_failed from crm__deals")
            .conf(
                "checks.big { sql = checks/big.sql, entity = deals, outcome = caveat, sentence = \"Hundreds.\" }")
            .file(
                SmallCompany.DEALS_FILE,
                HEADER
                    // As it should be, but for one amount and one size.
                    + "D1,Qualify,open,much,2026-05-01,Acme,ann@example.com,+49 30 1111111,many\n"
                    // A note beside an amount.
                    + "D2,Qualify,open,ask +1 415 555 0132,2026-05-01,Acme,,,1\n"
                    // Slipped to the right after the id: name, address, number.
                    + "D3,Jane Doe,jane.doe@example.com,+49 30 2222222,Qualify,open,100,x,many\n"
                    // Slipped to the left: the id is gone.
                    + "bob@example.com,Qualify,open,(415) 555-0199,100,2026-05-01,Acme,,3\n"
                    // A name where the address was, the address where the number was.
                    + "D5,Qualify,open,5,2026-05-01,Acme,Carl Coe,carl@example.com,5550123\n"
                    + "D6,Qualify,open,5,2026-05-01,Acme,Dora Dee,dora@example.com,Chief Dora\n"
                    + "eve@example.com,Qualify,open,100,2026-05-01,Acme,,,4\n");

    company.night(SmallCompany.NIGHT);

    Map<String, List<String>> gold =
        List.of("gold.quarantine", "gold.quality_checks").stream()
            .collect(Collectors.toMap(table -> table, table -> texts(company.table(table))));
    gold.forEach(
        (table, rows) ->
            assertThat(rows)
                .as(table)
                .allSatisfy(
                    row ->
                        assertThat(row)
                            .doesNotContain("@", "5550123", "Doe", "Coe", "Dora", "Jane")
                            .doesNotContain("1111111", "2222222", "0132", "0199")));
    assertThat(texts(quarantine(company, "line = 2 and entity = 'deals'")))
        .singleElement()
        .asString()
        .contains("'much' in amount is no ", "\"stage\":\"Qualify\"", "\"row_key\":\"D1\"");
    assertThat(texts(quarantine(company, "line = 3 and entity = 'deals'")))
        .singleElement()
        .asString()
        .contains("'ask [phone]' in amount is no ", "\"stage\":\"Qualify\"");
    assertThat(
            texts(quarantine(company, "line = 4 and entity = 'deals' and column_name = 'amount'")))
        .singleElement()
        .asString()
        .contains("[withheld] in amount is no ", "\"stage\":\"[withheld]\"")
        .doesNotContain("row_key");
    assertThat(texts(quarantine(company, "line = 7 and entity = 'leads'")))
        .singleElement()
        .asString()
        .contains("[withheld] in employee_count is no ", "\"company\":\"[withheld]\"");
    assertThat(company.table("gold.quality_checks").where("rule = 'big'").select("detail").first())
        .hasToString("[Hundreds. For example [e-mail].]");
  }

  private static Dataset<Row> quarantine(SmallCompany company, String condition) {
    return company.table("gold.quarantine").where(condition);
  }

  /** Without escapes inside of the row's own JSON. */
  private static List<String> texts(Dataset<Row> rows) {
    return rows.toJSON().collectAsList().stream().map(row -> row.replace("\\\"", "\"")).toList();
  }
}

package io.bowtie.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.store.TableStore;
import io.bowtie.testkit.SparkSupport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Every way in which a row can be spoilt: what a person reads of it, and that it is not lost. */
@ExtendWith(SparkSupport.class)
class MalformedInputTest {
  private static final String NIGHT = "2026-06-01";
  private static final String DEALS = "deals-2026-06-01.csv";
  private static final String ACCOUNTS = "accounts-2026-06-01.csv";
  private static final String TICKETS = "tickets-2026-06-01.json";

  /** Columns of sound rows and their cells; each case spoils one. */
  private static final String DEAL =
      "id=,stage=Qualify,outcome=open,amount=100.50,opened=2026-05-01,close_date=2026-07-01,"
          + "closed_at=,discount=0.1,type=new,category=commit";

  private static final String ACCOUNT =
      "id=,name=Acme,employees=12,strategic=true,created=2024-01-01T10:00:00Z";

  /**
   * A spoilt row.
   *
   * @param name what is wrong with it
   * @param file that holds it
   * @param text of the row
   * @param code of the reason that is expected
   * @param column that is named
   * @param words that the reason must have
   */
  record Case(
      String name, String file, String text, String code, String column, List<String> words) {

    /** Rows of which nothing can be read look the same: the first one is shown for all. */
    boolean isRepeat() {
      return words.isEmpty();
    }
  }

  private static final List<Case> CASES = cases();

  private static List<Case> cases() {
    Table table = new Table(new ArrayList<>());
    table.deal("words for an amount", "amount", "plenty", "WRONG_TYPE", "amount", "'plenty'");
    table.deal("currency sign", "amount", "$100", "WRONG_TYPE", "amount", "'$100'");
    table.deal("currency code", "amount", "100 USD", "WRONG_TYPE", "amount", "'100 USD'");
    table.deal(
        "decimal comma undeclared", "amount", "\"12,50\"", "WRONG_TYPE", "amount", "'12,50'");
    table.deal(
        "thousands of two kinds", "amount", "1.000.50", "WRONG_TYPE", "amount", "'1.000.50'");
    table.deal("spreadsheet error", "amount", "#REF!", "WRONG_TYPE", "amount", "'#REF!'");
    table.deal("not a number", "amount", "NaN", "WRONG_TYPE", "amount", "'NaN'");
    table.deal(
        "more digits than money has", "amount", "123456789012345678", "WRONG_TYPE", "amount", "'");
    table.deal("accountant's minus", "amount", "(100)", "WRONG_TYPE", "amount", "'(100)'");
    table.deal("formula", "amount", "=1+1", "WRONG_TYPE", "amount", "'=1+1'");
    table.deal("year alone", "close_date", "2026", "WRONG_TYPE", "close_date", "'2026'");
    table.deal(
        "date of two readings", "close_date", "01/02/2024", "WRONG_TYPE", "close_date", "'01/02");
    table.deal(
        "day that is not", "close_date", "2026-02-30", "WRONG_TYPE", "close_date", "'2026-02-30'");
    table.deal(
        "month that is not", "close_date", "2026-13-01", "WRONG_TYPE", "close_date", "'2026-13");
    table.deal(
        "date in words", "close_date", "next week", "WRONG_TYPE", "close_date", "'next week'");
    table.deal("zero date", "close_date", "0000-00-00", "WRONG_TYPE", "close_date", "'0000-00-00'");
    table.deal(
        "spreadsheet's day number", "close_date", "45444", "WRONG_TYPE", "close_date", "'45444'");
    table.deal(
        "hour that is not", "opened", "2026-05-01T25:00:00", "WRONG_TYPE", "created_at", "T25");
    table.deal(
        "epoch undeclared", "opened", "1714521600", "WRONG_TYPE", "created_at", "'1714521600'");
    table.deal("half a time", "opened", "10:30", "WRONG_TYPE", "created_at", "'10:30'");
    table.deal(
        "zone that is not", "opened", "2026-05-01T10:00:00+99:00", "WRONG_TYPE", "created_at", "'");
    table.deal("percent sign", "discount", "10%", "WRONG_TYPE", "discount_rate", "'10%'");
    table.deal("endless rate", "discount", "Infinity", "WRONG_TYPE", "discount_rate", "'Infinity'");
    table.deal(
        "unknown stage", "stage", "Qualifi", "UNKNOWN_REFERENCE", "stage", "'Qualifi'", "stages");
    table.deal("stage in capitals", "stage", "QUALIFY", "UNKNOWN_REFERENCE", "stage", "'QUALIFY'");
    table.deal("no stage", "stage", "", "MISSING_VALUE", "stage", "required and empty");
    table.deal(
        "unknown outcome", "outcome", "Closed Won", "UNKNOWN_WORD", "outcome", "open, won, lost");
    table.deal("no outcome", "outcome", " ", "MISSING_VALUE", "outcome", "required and empty");
    table.deal("unknown deal type", "type", "upsell", "UNKNOWN_WORD", "deal_type", "'upsell'");
    table.deal(
        "unknown forecast", "category", "maybe", "UNKNOWN_WORD", "forecast_category", "'maybe'");
    table.deal("no key", "id", " ", "MISSING_VALUE", "deal_id", "required and empty");
    table.account(
        "fraction of a person", "employees", "12.5", "WRONG_TYPE", "employee_count", "'12.5'");
    table.account(
        "range of people", "employees", "51-200", "WRONG_TYPE", "employee_count", "'51-200'");
    table.account("thousands in words", "employees", "1k", "WRONG_TYPE", "employee_count", "'1k'");
    table.account("no flag", "strategic", "perhaps", "WRONG_TYPE", "is_strategic", "'perhaps'");
    table.account("flag as number", "strategic", "2", "WRONG_TYPE", "is_strategic", "'2'");
    table.account("no name", "name", "", "MISSING_VALUE", "account_name", "required and empty");
    table.account(
        "American time", "created", "5/1/2024 10:00 AM", "WRONG_TYPE", "created_at", "'5/1/");
    table.ticket(
        "broken json", "{\"id\": \"T1\", \"opened\": ", "MISSING_VALUE", "ticket_id", "empty");
    table.ticket("json that is no object", "[1, 2]", "MISSING_VALUE", "ticket_id");
    table.ticket("plain text", "oops", "MISSING_VALUE", "ticket_id");
    table.ticket(
        "object for a time",
        "{\"id\": \"T4\", \"opened\": {\"at\": 1}, \"prio\": \"low\"}",
        "WRONG_TYPE",
        "created_at",
        "{\"at\":1}");
    table.ticket(
        "list for a word",
        "{\"id\": \"T5\", \"opened\": \"2026-05-01\", \"prio\": [\"low\"]}",
        "UNKNOWN_WORD",
        "priority",
        "low");
    table.ticket(
        "null for a key",
        "{\"id\": null, \"opened\": \"2026-05-01\", \"prio\": \"low\"}",
        "MISSING_VALUE",
        "ticket_id",
        "required and empty");
    table.deal(
        "row cut short", "width", "CUT,Qualify", "MISSING_VALUE", "outcome", "required and empty");
    table.deal(
        "quote that never ends",
        "width",
        "END,\"Qualify,open,1,2026-05-01,,,,new,commit",
        "UNKNOWN_REFERENCE",
        "stage",
        "is not among");
    return List.copyOf(table.cases());
  }

  @Test
  void shouldNameEachFaultWithItsPlaceAndLoseNoRow(
      SparkSession spark, TableStore store, @TempDir Path folder) {
    assertThat(CASES).hasSizeGreaterThanOrEqualTo(40);
    SmallCompany company =
        new SmallCompany(spark, store, folder)
            .conf(
                """
                sources.crm.tables.accounts = "accounts-*.csv"
                sources.desk {
                  system = support, format = json, location = raw, mapping = desk
                  landed = file-name, tables { tickets = "tickets-*.json" }
                }
                """)
            .mapping(
                "deals",
                "select id as deal_id, stage, outcome, amount, opened as created_at, close_date,"
                    + " closed_at, discount as discount_rate, type as deal_type,"
                    + " category as forecast_category, _file, _line, _landed_on from deals")
            .mapping(
                "accounts",
                "select id as account_id, name as account_name, employees as employee_count,"
                    + " strategic as is_strategic, created as created_at,"
                    + " _file, _line, _landed_on from accounts")
            .mappingOf(
                "desk",
                "tickets",
                "select id as ticket_id, opened as created_at, prio as priority,"
                    + " _file, _line, _landed_on from tickets")
            .file("stages-2026-06-01.csv", "stage,position,class\nQualify,1,open\nWon,2,won\n")
            .file(DEALS, csv(DEAL, DEALS))
            .file(ACCOUNTS, csv(ACCOUNT, ACCOUNTS))
            .file(TICKETS, texts(TICKETS) + "\n");

    assertThat(company.night(NIGHT)).isInstanceOf(JobResult.Done.class);

    Map<String, List<Row>> aside =
        company.table("gold.quarantine").collectAsList().stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.<String>getAs("file") + " " + row.<Long>getAs("line")));
    for (String file : List.of(DEALS, ACCOUNTS, TICKETS)) {
      List<Case> cases = of(file);
      int first = file.equals(TICKETS) ? 1 : 2;
      for (int index = 0; index < cases.size(); index++) {
        if (!cases.get(index).isRepeat()) {
          assertNamed(cases.get(index), aside.get(file + " " + (first + index)));
        }
      }
    }
    assertThat(aside).hasSize((int) CASES.stream().filter(spoilt -> !spoilt.isRepeat()).count());
    assertRepeatsAreCountedAndKept(company);
    assertAllThere(company, "bronze.crm__deals", DEALS, "silver.deals");
    assertAllThere(company, "bronze.crm__accounts", ACCOUNTS, "silver.accounts");
    assertAllThere(company, "bronze.desk__tickets", TICKETS, "silver.tickets");
  }

  private static void assertNamed(Case spoilt, List<Row> found) {
    assertThat(found).as(spoilt.name()).isNotNull();
    assertThat(found)
        .as(spoilt.name())
        .anySatisfy(
            row -> {
              assertThat(row.<String>getAs("reason_code")).isEqualTo(spoilt.code());
              assertThat(row.<String>getAs("column_name")).isEqualTo(spoilt.column());
              assertThat(row.<String>getAs("reason")).contains(spoilt.words());
              assertThat(row.<String>getAs("reason")).containsPattern("(?i)correct|fill|add|map");
              assertThat(row.<String>getAs("row_json")).isNotEmpty();
            });
  }

  private static void assertRepeatsAreCountedAndKept(SmallCompany company) {
    List<String> unreadable =
        CASES.stream().filter(Case::isRepeat).map(Case::text).collect(Collectors.toList());
    assertThat(unreadable).hasSize(2);
    assertThat(company.table("bronze.desk__tickets").where("_corrupt is not null").collectAsList())
        .extracting(row -> row.<String>getAs("_corrupt"))
        .containsAll(unreadable);
    assertThat(
            company
                .table("gold.quality_checks")
                .where("entity = 'tickets' and rule = 'required' and column_name = 'ticket_id'")
                .first()
                .<Long>getAs("failed_rows"))
        .isEqualTo(
            CASES.stream()
                .filter(spoilt -> spoilt.file().equals(TICKETS))
                .filter(spoilt -> spoilt.code().equals("MISSING_VALUE"))
                .count());
  }

  /** Bronze has every row; none that is spoilt is in silver. */
  private static void assertAllThere(
      SmallCompany company, String bronze, String file, String silver) {
    assertThat(company.table(bronze).count()).as(bronze).isEqualTo(of(file).size());
    assertThat(company.store().tableNames().contains(silver) ? company.table(silver).count() : 0)
        .as(silver)
        .isZero();
  }

  private static String csv(String sound, String file) {
    return String.join(",", cellsOf(sound).keySet()) + "\n" + texts(file) + "\n";
  }

  private static String texts(String file) {
    return of(file).stream().map(Case::text).collect(Collectors.joining("\n"));
  }

  private static List<Case> of(String file) {
    return CASES.stream().filter(spoilt -> spoilt.file().equals(file)).toList();
  }

  /**
   * Writes cases down.
   *
   * @param cases so far
   */
  private record Table(List<Case> cases) {

    /** A deal with one cell replaced; for {@code width} the whole text is given. */
    void deal(String name, String cell, String value, String code, String column, String... words) {
      add(name, DEALS, cell.equals("width") ? value : row(DEAL, cell, value), code, column, words);
    }

    void account(
        String name, String cell, String value, String code, String column, String... words) {
      add(name, ACCOUNTS, row(ACCOUNT, cell, value), code, column, words);
    }

    void ticket(String name, String text, String code, String column, String... words) {
      add(name, TICKETS, text, code, column, words);
    }

    private void add(
        String name, String file, String text, String code, String column, String... words) {
      cases.add(new Case(name, file, text, code, column, List.of(words)));
    }

    private String row(String sound, String cell, String value) {
      Map<String, String> cells = cellsOf(sound);
      cells.put("id", "R" + cases.size());
      cells.put(cell, value);
      return String.join(",", cells.values());
    }
  }

  private static Map<String, String> cellsOf(String sound) {
    Map<String, String> cells = new LinkedHashMap<>();
    for (String cell : sound.split(",", -1)) {
      String[] parts = cell.split("=", 2);
      cells.put(parts[0], parts[1]);
    }
    return cells;
  }
}

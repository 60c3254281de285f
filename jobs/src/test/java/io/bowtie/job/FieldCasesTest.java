package io.bowtie.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.config.ConfLoader;
import io.bowtie.contract.AsOf;
import io.bowtie.doctor.DoctorFormat;
import io.bowtie.mapping.CheckRequest;
import io.bowtie.mapping.MappingReport;
import io.bowtie.testkit.Shared;
import io.bowtie.testkit.SparkSupport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Small inputs made after reports from the field, each with the value that is right. They lie
 * beside the project; where they are absent the test is skipped. Run alone it prints the table of
 * them:
 *
 * <pre>mvn -q test -Dtest=FieldCasesTest -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
@ExtendWith(SparkSupport.class)
class FieldCasesTest {
  private static final Path CASES = Shared.place("cases");

  private final SparkSession spark;
  private final Map<String, FieldCase> nights = new TreeMap<>();

  FieldCasesTest(SparkSession spark) {
    this.spark = spark;
  }

  /**
   * A question to a case.
   *
   * @param folder of the case
   * @param asOf its one night
   * @param asked in words
   * @param right what must come out
   * @param look finds it
   */
  private record Question(
      String folder, String asOf, String asked, String right, Function<FieldCase, String> look) {}

  private static final List<Question> QUESTIONS =
      List.of(
          q("stripe-upgrade", "MRR on 2026-05-01, 06-09, 06-10", "10 10 20", mrr("sub_1")),
          q(
              "stripe-upgrade",
              "its movements",
              "2026-05-01 0 10 new; 2026-06-10 10 20 expansion",
              night ->
                  night.all(
                      "subscription_changes",
                      "subscription_id",
                      "sub_1",
                      "changed_at",
                      "mrr_before",
                      "mrr_after",
                      "change_type")),
          q("stripe-switch", "MRR on 2026-05-01, 06-09, 06-10", "10 10 20", mrr("sub_switch")),
          q(
              "stripe-switch",
              "seats on 2026-06-10",
              "1",
              night -> night.on("2026-06-10", "subscriptions", "sub_switch", "seats")),
          q(
              "stripe-switch",
              "movements that stay",
              "2026-05-01 0 10 new; 2026-06-10 10 20 expansion / 2026-05-01 0 5000 new",
              night ->
                  night.all(
                          "subscription_changes",
                          "subscription_id",
                          "sub_switch",
                          "changed_at",
                          "mrr_before",
                          "mrr_after",
                          "change_type")
                      + " / "
                      + night.all(
                          "subscription_changes",
                          "subscription_id",
                          "sub_jpy",
                          "changed_at",
                          "mrr_before",
                          "mrr_after",
                          "change_type")),
          q(
              "hubspot-links",
              "company of deals 1001 to 1004",
              "202 204 none 206",
              night ->
                  String.join(
                      " ",
                      List.of("1001", "1002", "1003", "1004").stream()
                          .map(deal -> night.on("2026-06-10", "deals", deal, "account_id"))
                          .toList())),
          q(
              "hubspot-links",
              "company of deals 1002 to 1004 on 2026-06-09",
              "203 205 206",
              night ->
                  String.join(
                      " ",
                      List.of("1002", "1003", "1004").stream()
                          .map(deal -> night.on("2026-06-09", "deals", deal, "account_id"))
                          .toList())),
          q(
              "hubspot-links",
              "team of owner 901",
              "South",
              night -> night.on("2026-06-10", "owners", "901", "team")),
          q(
              "hubspot-links",
              "deal of activity 7001, company of ticket 8001",
              "1002 203",
              night ->
                  night.on("2026-06-10", "activities", "7001", "deal_id")
                      + " "
                      + night.on("2026-06-10", "tickets", "8001", "account_id")),
          q(
              "sf-formula",
              "competitor of the six deals before and after",
              "Old Rival 1..6 / New Rival 1..6",
              FieldCasesTest::rivals),
          q(
              "sf-dates",
              "stages in order",
              "2025-10-02T10:00:00Z Talking Offer; 2026-01-05T10:00:00Z Offer Won",
              night ->
                  night
                      .all("deal_history", "field", "stage", "changed_at", "old_value", "new_value")
                      .replace("Closed Won", "Won")),
          q(
              "ids",
              "account of three deals",
              "Oak GmbH, Maple GmbH, Oak GmbH",
              night -> accounts(night, "deals", "opp_")),
          q(
              "ids",
              "account of three subscriptions",
              "Oak GmbH, Maple GmbH, Oak GmbH",
              night -> accounts(night, "subscriptions", "sub_")),
          q(
              "sf-close",
              "mean cycle in days and its deals",
              "3.33 3",
              night -> kpi(night, "sales_cycle_days_mean")),
          q(
              "sf-close",
              "money won, in EUR",
              "2400.00",
              night -> kpi(night, "won_amount").replaceFirst(" .*", "")),
          q(
              "csv-dates",
              "close date of D1, D2; closed on (D3, D4)",
              "2026-07-01 2026-07-01 2026-04-01 2026-04-01",
              FieldCasesTest::closes),
          q("csv-encoding", "deal's name", "Zürich €", night -> name(night, "D1")),
          q("doctor-hash", "deals", "3", FieldCasesTest::deals),
          q("doctor-hash2", "deals", "2", FieldCasesTest::deals),
          q(
              "stripe-paused",
              "MRR of plain, void, uncollectible (default: counts), and of a paused status",
              "10 10 10 0",
              night ->
                  String.join(
                      " ",
                      List.of("sub_plain", "sub_void", "sub_uncollectible", "sub_status").stream()
                          .map(id -> night.on("2026-06-10", "subscriptions", id, "mrr_amount"))
                          .toList())));

  /** What the doctor must say of a case. */
  private static final Map<String, String> DOCTOR =
      Map.of(
          "csv-encoding", "1 row",
          "csv-mojibake", "windows-1252",
          "doctor-hash", "3 rows",
          "doctor-hash2", "2 rows",
          "sf-formula", "Main_Competitors__c");

  private static Question q(
      String folder, String asked, String right, Function<FieldCase, String> look) {
    String asOf = List.of("csv-dates", "sf-close").contains(folder) ? "2026-06-05" : "2026-06-10";
    return new Question(folder, asOf, asked, right, look);
  }

  @Test
  void shouldGiveTheRightValueOfEveryCaseFromTheField() throws IOException {
    Shared.asked("cases");
    List<String> table =
        new ArrayList<>(List.of("| Case | Asked | Right | Seen |", "|---|---|---|---|"));
    List<String> wrong = new ArrayList<>();
    for (Question question : QUESTIONS) {
      String seen = seen(question);
      table.add(row(question.folder(), question.asked(), question.right(), seen));
      if (!seen.equals(question.right())) {
        wrong.add(question.folder() + ": " + question.asked() + ": " + seen);
      }
    }
    try (var shapes = Files.list(CASES.resolve("csv-shapes"))) {
      for (Path shape :
          shapes.filter(each -> Files.exists(each.resolve("deals.csv"))).sorted().toList()) {
        String seen = shape(shape);
        // The one in UTF-16 is parted by tabs, which a check without options cannot know.
        String right = shape.endsWith("utf16") ? "DATA_GATE" : "DONE";
        table.add(row("csv-shapes/" + shape.getFileName(), "verdict", right, seen));
        if (!seen.startsWith(right + " ")) {
          wrong.add("csv-shapes/" + shape.getFileName() + ": " + seen);
        }
      }
    }
    new TreeMap<>(DOCTOR)
        .forEach(
            (folder, word) -> {
              String seen = diagnosis(folder).contains(word) ? word : "not named";
              table.add(row(folder, "doctor names", word, seen));
              if (!seen.equals(word)) {
                wrong.add(folder + ": doctor does not name " + word);
              }
            });
    System.out.println(String.join(System.lineSeparator(), table));
    assertThat(wrong).isEmpty();
  }

  private String seen(Question question) {
    try {
      return question
          .look()
          .apply(
              nights.computeIfAbsent(
                  question.folder(),
                  folder ->
                      FieldCase.run(
                          spark,
                          CASES.resolve(folder),
                          question.asOf(),
                          folder.equals("sf-close"))));
    } catch (RuntimeException failed) {
      return String.valueOf(failed.getMessage()).lines().findFirst().orElse(failed.toString());
    }
  }

  private String shape(Path folder) {
    try {
      CheckRequest asked = CheckRequest.of(CASES.resolve("csv-shapes/m").toString(), folder);
      MappingReport report = asked.prepared().run(spark);
      return report.exitCode() + " " + report.entities();
    } catch (RuntimeException failed) {
      return String.valueOf(failed.getMessage()).replaceAll("\\s+", " ");
    }
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  private String diagnosis(String folder) {
    return DoctorFormat.TEXT
        .of(
            Doctors.examine(
                spark,
                ConfLoader.load(CASES.resolve(folder).resolve("bowtie.conf")),
                Optional.of(AsOf.parse("2026-06-30"))))
        .replaceAll("\\s+", " ");
  }

  private static String deals(FieldCase night) {
    return String.valueOf(night.table("silver.deals").count());
  }

  private static Function<FieldCase, String> mrr(String subscription) {
    return night ->
        String.join(
            " ",
            List.of("2026-05-01", "2026-06-09", "2026-06-10").stream()
                .map(day -> night.on(day, "subscriptions", subscription, "mrr_amount"))
                .toList());
  }

  private static String rivals(FieldCase night) {
    List<String> seen = new ArrayList<>();
    for (String day : List.of("2026-06-09", "2026-06-10")) {
      for (int deal = 1; deal <= 6; deal++) {
        seen.add(night.on(day, "deals", "006Ab00000Kp" + deal + "LmIAJ", "competitor"));
      }
    }
    return seen.equals(
            List.of(
                "Old Rival 1",
                "Old Rival 2",
                "Old Rival 3",
                "Old Rival 4",
                "Old Rival 5",
                "Old Rival 6",
                "New Rival 1",
                "New Rival 2",
                "New Rival 3",
                "New Rival 4",
                "New Rival 5",
                "New Rival 6"))
        ? "Old Rival 1..6 / New Rival 1..6"
        : String.join(", ", seen);
  }

  private static String accounts(FieldCase night, String entity, String prefix) {
    return String.join(
        ", ",
        List.of("long", "short", "merged").stream()
            .map(each -> night.on("2026-06-10", entity, prefix + each, "account_id"))
            .map(account -> night.on("2026-06-10", "accounts", account, "account_name"))
            .toList());
  }

  private static String closes(FieldCase night) {
    String closed =
        String.join(
            " ",
            List.of("D3", "D4").stream()
                .map(deal -> night.on("2026-06-05", "deals", deal, "closed_at"))
                .map(text -> localDay(text))
                .toList());
    return night.on("2026-06-05", "deals", "D1", "close_date")
        + " "
        + night.on("2026-06-05", "deals", "D2", "close_date")
        + " "
        + closed;
  }

  /** The day in the source's zone, where the text is an instant. */
  private static String localDay(String text) {
    return text.contains("T")
        ? java.time.Instant.parse(text)
            .atZone(java.time.ZoneId.of("Europe/Berlin"))
            .toLocalDate()
            .toString()
        : text;
  }

  private static String name(FieldCase night, String deal) {
    return night.on(night.night().toString(), "deals", deal, "deal_name");
  }

  /** Over all deals and the whole history, as text: the value and its number of deals. */
  private static String kpi(FieldCase night, String kpi) {
    return night
        .table("gold.kpis")
        .where("kpi = '" + kpi + "' and dimension = 'all' and value is not null")
        .orderBy("period_start")
        .selectExpr(
            "concat_ws(' ', cast(cast(value as decimal(18,2)) as string), cast(support as string))")
        .distinct()
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .collect(java.util.stream.Collectors.joining("; "));
  }
}

package io.bowtie.model.leakage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.monotonically_increasing_id;
import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.config.CustomField.Known;
import io.bowtie.config.LeakageConf;
import io.bowtie.contract.AsOf;
import io.bowtie.testkit.Shared;
import io.bowtie.testkit.SparkSupport;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Columns that the sources of public sets call leakage end refused or need a signature when they
 * are offered with an unknown time of knowledge; columns that are declared as known at creation are
 * kept. The names in {@code byNumbers} are what the numbers alone catch: the other leaks look like
 * good columns, which is why the declaration is asked for.
 */
@ExtendWith(SparkSupport.class)
class PublicLeaksTest {
  private static final AsOf TONIGHT = AsOf.parse("2026-06-30");
  private static final List<String> NUMBERS =
      List.of(
          "duration",
          "campaign",
          "pdays",
          "previous",
          "euribor3m",
          "TotalVisits",
          "Total Time Spent on Website",
          "Asymmetrique Activity Score",
          "Asymmetrique Profile Score",
          "Elapsed Days In Sales Stage",
          "Sales Stage Change Count",
          "Total Days Identified Through Closing",
          "Total Days Identified Through Qualified",
          "Ratio Days Identified To Total Days",
          "Ratio Days Validated To Total Days",
          "Ratio Days Qualified To Total Days",
          "Opportunity Amount USD",
          "Churn Score",
          "CLTV",
          "Tenure Months",
          "Monthly Charges");

  @Test
  void shouldJudgeTheCallsOfABank(SparkSession spark) {
    Map<String, LedgerEntry> found =
        offered(
            spark.read().option("header", true).option("sep", ";"),
            "uci-bank-marketing/bank-additional-full.csv",
            "y = 'yes'",
            List.of(
                "job",
                "education",
                "default",
                "housing",
                "loan",
                "contact",
                "poutcome",
                "previous",
                "euribor3m"),
            List.of("duration", "campaign", "pdays", "age", "marital"));

    assertVerdicts(
        found,
        Map.of(
            "x_duration", "needs_sign_off",
            "x_campaign", "needs_sign_off",
            "x_pdays", "needs_sign_off",
            "x_age", "refused",
            "x_marital", "refused"));
    assertThat(byNumbers(found)).isEmpty();
  }

  @Test
  void shouldJudgeTheLeadsOfASellerOfCourses(SparkSession spark) {
    Map<String, LedgerEntry> found =
        offered(
            spark.read().option("header", true).option("multiLine", true),
            "xeducation-leads/Leads.csv",
            "Converted = '1'",
            List.of(
                "Lead Origin",
                "Lead Source",
                "Do Not Email",
                "TotalVisits",
                "Total Time Spent on Website",
                "Specialization",
                "What is your current occupation",
                "City"),
            List.of(
                "Tags",
                "Lead Quality",
                "Lead Profile",
                "Last Activity",
                "Last Notable Activity",
                "Asymmetrique Activity Index",
                "Asymmetrique Profile Index",
                "Asymmetrique Activity Score",
                "Asymmetrique Profile Score"));

    assertVerdicts(
        found,
        Map.of(
            "x_tags", "needs_sign_off",
            "x_lead_quality", "needs_sign_off",
            "x_lead_profile", "needs_sign_off",
            "x_last_activity", "needs_sign_off",
            "x_last_notable_activity", "needs_sign_off",
            "x_asymmetrique_activity_index", "needs_sign_off",
            "x_asymmetrique_profile_index", "needs_sign_off",
            "x_asymmetrique_activity_score", "needs_sign_off",
            "x_asymmetrique_profile_score", "needs_sign_off"));
    assertThat(byNumbers(found)).isEmpty();
  }

  @Test
  void shouldJudgeTheDealsOfAWholesaler(SparkSession spark) {
    Map<String, LedgerEntry> found =
        offered(
            spark.read().option("header", true),
            "ibm-sales-win-loss/WA_Fn-UseC_-Sales-Win-Loss.csv",
            "`Opportunity Result` = 'Won'",
            List.of(
                "Supplies Subgroup",
                "Supplies Group",
                "Region",
                "Route To Market",
                "Opportunity Amount USD",
                "Client Size By Revenue",
                "Client Size By Employee Count",
                "Revenue From Client Past Two Years",
                "Competitor Type"),
            List.of(
                "Elapsed Days In Sales Stage",
                "Sales Stage Change Count",
                "Total Days Identified Through Closing",
                "Total Days Identified Through Qualified",
                "Ratio Days Identified To Total Days",
                "Ratio Days Validated To Total Days",
                "Ratio Days Qualified To Total Days"));

    assertVerdicts(
        found,
        Map.of(
            "x_elapsed_days_in_sales_stage", "needs_sign_off",
            "x_sales_stage_change_count", "needs_sign_off",
            "x_total_days_identified_through_closing", "needs_sign_off",
            "x_total_days_identified_through_qualified", "needs_sign_off",
            "x_ratio_days_identified_to_total_days", "needs_sign_off",
            "x_ratio_days_validated_to_total_days", "needs_sign_off",
            "x_ratio_days_qualified_to_total_days", "needs_sign_off"));
    assertThat(byNumbers(found)).isEmpty();
  }

  @Test
  void shouldJudgeTheCustomersOfATelephoneCompany(SparkSession spark) {
    Map<String, LedgerEntry> found =
        offered(
            spark.read().option("header", true),
            "ibm-telco-churn/Telco_customer_churn_33col.csv",
            "`Churn Value` = '1'",
            List.of(
                "Partner",
                "Dependents",
                "Tenure Months",
                "Phone Service",
                "Internet Service",
                "Contract",
                "Paperless Billing",
                "Payment Method",
                "Monthly Charges"),
            List.of("Churn Score", "Churn Reason", "CLTV", "Gender"));

    assertVerdicts(
        found,
        Map.of(
            "x_churn_score", "refused",
            "x_churn_reason", "refused",
            "x_cltv", "needs_sign_off",
            "x_gender", "refused"));
    assertThat(byNumbers(found)).containsExactly("x_churn_reason");
  }

  private static void assertVerdicts(
      Map<String, LedgerEntry> found, Map<String, String> heldAgainst) {
    Map<String, String> verdicts = new TreeMap<>();
    found.forEach(
        (name, entry) -> {
          if (entry.verdict().isHeldAgainst()) {
            verdicts.put(name, entry.verdict().word());
          }
        });
    assertThat(verdicts).isEqualTo(new TreeMap<>(heldAgainst));
  }

  private static Set<String> byNumbers(Map<String, LedgerEntry> found) {
    return found.values().stream()
        .filter(LedgerEntry::isCaughtByNumbers)
        .map(LedgerEntry::feature)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The ledger of a set in which every row is an entity of its own, looked at once. */
  private static Map<String, LedgerEntry> offered(
      DataFrameReader reader,
      String file,
      String event,
      List<String> atCreation,
      List<String> unknown) {
    Path data = Shared.needed("data/" + file);
    Map<String, Known> declared = new LinkedHashMap<>();
    atCreation.forEach(column -> declared.put(column, Known.AT_CREATION));
    unknown.forEach(column -> declared.put(column, Known.UNKNOWN));
    List<Candidate> candidates = new ArrayList<>();
    List<Column> columns =
        new ArrayList<>(
            List.of(
                monotonically_increasing_id().cast("string").as("entity_id"),
                monotonically_increasing_id().cast("string").as("account_key"),
                lit(LocalDate.parse("2026-01-01")).as("landmark"),
                lit(LocalDate.parse("2026-01-01")).as("known_until"),
                lit(null).cast("date").as("decided_known_on"),
                expr(event).as("is_event")));
    declared.forEach(
        (column, known) -> {
          boolean isNumber = NUMBERS.contains(column);
          String name = "x_" + column.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
          candidates.add(
              new Candidate(
                  name,
                  "fit",
                  isNumber,
                  known.name().toLowerCase(Locale.ROOT),
                  Optional.of(known)));
          columns.add(
              expr(isNumber
                      ? "try_cast(`" + column + "` as double)"
                      : "nullif(`" + column + "`, 'Select')")
                  .as(name));
        });
    Dataset<Row> rows =
        reader
            .csv(data.toString())
            .coalesce(1)
            .select(columns.toArray(Column[]::new))
            .where(col("is_event").isNotNull());
    LedgerRules rules =
        new LedgerRules(
            "lead", new LeakageConf(0.95, 0.01, 0.5, 0.05, List.of(), Map.of()), List.of());
    Map<String, LedgerEntry> entries = new TreeMap<>();
    LeakageLedger.of(candidates, rules, TONIGHT, rows, rows.where(lit(false)))
        .entries()
        .forEach(entry -> entries.put(entry.feature(), entry));
    return entries;
  }
}

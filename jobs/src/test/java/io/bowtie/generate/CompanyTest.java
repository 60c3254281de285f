package io.bowtie.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class CompanyTest {
  private static final Settings SMALL = Settings.demo().withSize(0.2);
  private static final Company COMPANY = Company.generate(SMALL);

  @Test
  void shouldBeginAsTheShorterCompanyOfTheSameSettings() {
    LocalDate earlier = SMALL.lastDay().minusDays(200);
    Company shorter = Company.generate(SMALL.until(earlier));

    for (RawTable table : COMPANY.tables()) {
      List<RawRow> knownByThen =
          table.rows().stream().filter(row -> !row.recordedOn().isAfter(earlier)).toList();
      assertThat(shorter.table(table.shape().fullName()).rows())
          .as(table.shape().fullName())
          .isEqualTo(knownByThen);
    }
  }

  @Test
  void shouldRecordNothingAfterTheLastDay() {
    for (RawTable table : COMPANY.tables()) {
      assertThat(table.rows())
          .as(table.shape().fullName())
          .isNotEmpty()
          .noneMatch(row -> row.recordedOn().isAfter(SMALL.lastDay()));
    }
  }

  @Test
  void shouldCountKeysAndRowsAsTheyAre() {
    for (RawTable table : COMPANY.tables()) {
      Truth.Table truth = COMPANY.truth().tables().get(table.shape().fullName());
      assertThat(truth.rows()).isEqualTo(table.rows().size());
      assertThat(truth.keys()).isEqualTo(table.keys());
    }
  }

  @Test
  void shouldCountTheDefectsOfRowsAsTheyAre() {
    for (RawTable table : COMPANY.tables()) {
      Map<String, Integer> truth = truth(table.shape().fullName());
      Map<String, Integer> found = new HashMap<>();
      for (Defect defect : table.shape().defects()) {
        found.merge(defect.kind(), (int) Defects.count(table, defect), Integer::sum);
      }
      found.forEach(
          (kind, count) ->
              assertThat(truth.getOrDefault(kind, 0))
                  .as(table.shape().fullName() + " " + kind)
                  .isEqualTo(count));
    }
  }

  @Test
  void shouldHoldEveryKindOfDefectInTheDemo() {
    Set<String> kinds = new HashSet<>();
    Company.generate(Settings.demo())
        .truth()
        .tables()
        .values()
        .forEach(table -> kinds.addAll(table.defects().keySet()));

    assertThat(kinds)
        .containsExactlyInAnyOrder(
            "exact_duplicate",
            "conflicting_duplicate",
            "text_null",
            "key_with_trailing_space",
            "text_in_number",
            "unknown_stage",
            "mixed_case_domain",
            "without_account",
            "without_company",
            "reopened",
            "recycled",
            "late",
            "late_close",
            "orphan",
            "spelled_differently");
  }

  @Test
  void shouldCountWhatTheSimulatorsBroke() {
    RawTable deals = COMPANY.table("crm.opportunity");
    RawTable leads = COMPANY.table("crm.lead");
    RawTable usage = COMPANY.table("usage.usage_daily");
    Map<String, Integer> ofDeals = truth("crm.opportunity");

    assertThat(keys(deals, row -> deals.cell(row, "AccountId").isEmpty()))
        .isEqualTo(ofDeals.get("without_account"));
    assertThat(keys(deals, row -> isRecordedLate(deals, row))).isEqualTo(ofDeals.get("late_close"));
    assertThat(reopenedDeals()).isEqualTo(ofDeals.get("reopened"));
    assertThat(leadIds(leads, row -> Integer.parseInt(leads.cell(row, "Cycle__c")) > 1))
        .isEqualTo(truth("crm.lead").get("recycled"));
    assertThat(leadIds(leads, row -> leads.cell(row, "Company").isEmpty()))
        .isEqualTo(truth("crm.lead").get("without_company"));
    assertThat(keys(usage, row -> isExportedLate(usage, row)))
        .isEqualTo(truth("usage.usage_daily").get("late"));
    assertThat(keys(usage, row -> usage.cell(row, "workspace_id").startsWith("ws_sandbox")))
        .isEqualTo(truth("usage.usage_daily").get("orphan"));
  }

  @Test
  void shouldTellTheEffectsOnlyWhereThereAreSome() {
    assertThat(COMPANY.truth().effects()).containsExactly(Effect.values());
    assertThat(Company.generate(SMALL.withSize(0.02).withEffects(Effects.NONE)).truth().effects())
        .isEmpty();
  }

  @Test
  void shouldRefuseATableThatDoesNotExist() {
    assertThatThrownBy(() -> COMPANY.table("crm.deal")).hasMessageContaining("crm.deal");
  }

  private static Map<String, Integer> truth(String table) {
    return COMPANY.truth().tables().get(table).defects();
  }

  private static int keys(RawTable table, Predicate<RawRow> condition) {
    return (int) table.rows().stream().filter(condition).map(table::keyOf).distinct().count();
  }

  private static int leadIds(RawTable leads, Predicate<RawRow> condition) {
    return (int)
        leads.rows().stream()
            .filter(condition)
            .map(row -> leads.cell(row, "Id").strip())
            .distinct()
            .count();
  }

  private static boolean isRecordedLate(RawTable deals, RawRow row) {
    String closed = deals.cell(row, "Closed_At__c");
    return !closed.isEmpty() && LocalDate.parse(closed.substring(0, 10)).isBefore(row.recordedOn());
  }

  private static boolean isExportedLate(RawTable usage, RawRow row) {
    return !usage.cell(row, "date").equals(usage.cell(row, "exported_on"));
  }

  private static int reopenedDeals() {
    RawTable changes = COMPANY.table("crm.opportunity_field_history");
    return (int)
        changes.rows().stream()
            .filter(row -> changes.cell(row, "OldValue").equals("Closed Lost"))
            .map(row -> changes.cell(row, "OpportunityId"))
            .distinct()
            .count();
  }
}

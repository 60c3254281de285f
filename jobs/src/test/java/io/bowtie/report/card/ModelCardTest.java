package io.bowtie.report.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.bowtie.contract.ExitCode;
import io.bowtie.contract.OperatorError;
import io.bowtie.report.ReportFixture;
import io.bowtie.report.gold.Evidence;
import io.bowtie.report.gold.UseCaseNight;
import io.bowtie.testkit.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ModelCardTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SCHEMA = "data/specs/model-card/model_card.schema.v0.0.2.json";

  private static ModelCard card(UseCaseNight night) {
    return ModelCard.of(
        night.evidence().get(0), night.events(), ReportFixture.context(night.useCase()));
  }

  private static ModelCard dealCard() {
    return card(ReportFixture.night().useCases().get(1));
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException notJson) {
      throw new AssertionError(notJson);
    }
  }

  @Test
  void shouldBeValidAgainstTheToolkitsSchema() throws IOException {
    Path file = Shared.needed(SCHEMA);
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(Files.readString(file));
    for (UseCaseNight night : ReportFixture.night(ReportFixture.HOSTILE).useCases()) {
      Set<ValidationMessage> found = schema.validate(json(card(night).cardJson()));
      assertThat(found).as(night.useCase()).isEmpty();
    }
    assertThat(schema.validate(json("{\"surprise\": 1}"))).isNotEmpty();
  }

  @Test
  void shouldHaveTheToolkitsChaptersAndNoOthers() {
    assertThat(json(dealCard().cardJson()).fieldNames())
        .toIterable()
        .containsExactly(
            "schema_version",
            "model_details",
            "model_parameters",
            "quantitative_analysis",
            "considerations");
  }

  @Test
  void shouldWriteEveryMetricWithItsSliceAndInterval() {
    JsonNode metrics = json(dealCard().cardJson()).at("/quantitative_analysis/performance_metrics");
    JsonNode auc = metric(metrics, "auc_roc", "all origins");
    assertThat(auc.at("/value").asText()).isEqualTo("0.781");
    assertThat(auc.at("/confidence_interval/upper_bound").asText()).isEqualTo("0.796");
    assertThat(metric(metrics, "auc_roc", "origin 2025-10-31").isMissingNode()).isFalse();
    assertThat(metric(metrics, "selection_rate", "segment = smb").isMissingNode()).isFalse();
    assertThat(
            metric(metrics, "calibration_slope", "all origins, won_against_lost")
                .at("/value")
                .asText())
        .isEqualTo("undefined: the probabilities are of another question");
  }

  private static JsonNode metric(JsonNode metrics, String type, String slice) {
    for (JsonNode metric : metrics) {
      if (metric.at("/type").asText().equals(type) && metric.at("/slice").asText().equals(slice)) {
        return metric;
      }
    }
    return metrics.path("none");
  }

  @Test
  void shouldRecordWhatTheSchemaHasNoPlaceFor() {
    JsonNode record = json(dealCard().recordJson());
    assertThat(record.at("/label_definition").asText()).startsWith("Won within the horizon");
    assertThat(record.at("/windows/test_origins").size()).isEqualTo(6);
    assertThat(record.at("/thresholds/1/edge").asText()).isEqualTo("B/C");
    assertThat(record.at("/calibration").size()).isEqualTo(10);
    assertThat(record.at("/bias_suppressed/0/group").asText()).isEqualTo("trade_show");
    assertThat(record.at("/data_versions/silver.deals").asInt()).isEqualTo(14);
    assertThat(record.at("/approvals/0/decided_by").asText())
        .isEqualTo("Head of revenue operations");
    assertThat(record.at("/leakage_audit/columns/3/signed_by").asText()).isEqualTo("data-team");
    assertThat(record.at("/leakage_audit/trials").size()).isEqualTo(3);
    assertThat(record.at("/not_recorded").toString())
        .contains("drift_state")
        .doesNotContain("leakage_audit");
  }

  @Test
  void shouldRecordAnApprovalOnlyOfTheVersionItWasGivenTo() {
    UseCaseNight deals = ReportFixture.night().useCases().get(1);
    ModelCard waiting =
        ModelCard.of(deals.evidence().get(1), deals.events(), ReportFixture.context("deal"));
    assertThat(json(waiting.recordJson()).at("/approvals").size()).isZero();
  }

  @Test
  void shouldRefuseACardWithAnEmptyFieldByItsName() {
    UseCaseNight deals = ReportFixture.night().useCases().get(1);
    CardContext whole = ReportFixture.context("deal");
    CardContext gap =
        new CardContext(
            whole.useCase(),
            whole.name(),
            whole.overview(),
            whole.documentation(),
            whole.owners(),
            whole.approvers(),
            List.of(" "),
            whole.uses(),
            whole.limitations(),
            whole.tradeoffs(),
            whole.risks(),
            whole.licence(),
            whole.reviewCadence(),
            whole.notes());
    assertThatThrownBy(() -> ModelCard.of(deals.evidence().get(0), deals.events(), gap))
        .isInstanceOfSatisfying(
            OperatorError.class,
            error -> assertThat(error.exitCode()).isEqualTo(ExitCode.CONFIGURATION))
        .hasMessageContaining("use case 'deal' has no considerations.users");
  }

  @Test
  void shouldRefuseACardWithoutMetrics() {
    UseCaseNight deals = ReportFixture.night().useCases().get(1);
    Evidence none =
        new Evidence(
            deals.evidence().get(0).model(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    assertThatThrownBy(() -> ModelCard.of(none, List.of(), ReportFixture.context("deal")))
        .hasMessageContaining("quantitative_analysis.performance_metrics");
  }

  @Test
  void shouldLetNoNameBecomeMarkdownOrBreakATable() {
    String markdown =
        card(ReportFixture.night("a|b <i>*x*</i>\nnew line").useCases().get(1)).markdown();
    assertThat(markdown).contains("a\\|b \\<i\\>\\*x\\*\\</i\\> new line");
    assertThat(markdown).doesNotContain("<i>");
  }
}

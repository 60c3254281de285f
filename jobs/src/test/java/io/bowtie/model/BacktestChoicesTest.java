package io.bowtie.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.config.BowtieConf;
import io.bowtie.config.ConfLoader;
import io.bowtie.contract.AsOf;
import io.bowtie.evaluation.GateLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lead a day over 14 months; each third converts, after 20 days. */
class BacktestChoicesTest {
  private static final LocalDate FIRST = LocalDate.parse("2025-05-01");
  private static final LocalDate LAST = LocalDate.parse("2026-06-29");
  private static final GateLimits LIMITS = new GateLimits(60, 60, 0.8, 1.25, 6, 0.01, 0.02, 0.01);

  private static final String SOURCE =
      """
      sources.crm { system = crm, format = csv, location = raw, mapping = mappings
                    tables { leads = "leads.csv" } }
      """;

  @TempDir private Path folder;
  private BowtieConf conf;

  @BeforeEach
  void conf() throws IOException {
    conf = ConfLoader.load(Files.writeString(folder.resolve("bowtie.conf"), SOURCE));
  }

  @Test
  void shouldCountWhatTheBacktestWouldTest() {
    BacktestChoice own =
        choices(90).all().stream().filter(BacktestChoice::isCurrent).findFirst().orElseThrow();

    assertThat(own.horizonDays()).isEqualTo(90);
    assertThat(own.originStepDays()).isEqualTo(30);
    // Labels are final to 2026-04-01; the first cut that learns from a step of them is 2025-08-29,
    // and the first that finds 30 events among them lies 90 days and three months in.
    assertThat(own.origins()).isEqualTo(5);
    assertThat(own.eventCases() + own.otherCases()).isEqualTo(5 * 30);
    assertThat(own.eventCases()).isBetween(48L, 52L);
    assertThat(own.aucWidth()).isPresent();
  }

  @Test
  void shouldProposeAStepBeforeItAsksAnotherQuestion() {
    BacktestChoices choices = choices(90);

    BacktestChoice proposed =
        choices.all().stream().filter(BacktestChoice::isProposed).findFirst().orElseThrow();
    assertThat(choices.all().stream().filter(BacktestChoice::isProposed)).hasSize(1);
    assertThat(proposed.origins()).isGreaterThanOrEqualTo(LIMITS.minimumOrigins());
    assertThat(choices.moreOrigins("lead"))
        .hasValueSatisfying(
            help ->
                assertThat(help)
                    .contains("train.origin-step-days = " + proposed.originStepDays())
                    .endsWith("there would be " + proposed.origins() + "."));
  }

  @Test
  void shouldProposeNothingWhereConfServesBest() {
    BacktestChoices choices = choices(30);

    assertThat(choices.moreOrigins("lead")).isEmpty();
  }

  private BacktestChoices choices(int horizonDays) {
    TrainingTask task =
        new TrainingTask(
            "lead",
            Question.WITHIN_HORIZON,
            new LabelRule(horizonDays, 0, 0),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            conf.train(),
            AsOf.parse("2026-06-30"),
            42);
    return BacktestChoices.of(looks(), task, new LandmarkDays(FIRST, LAST), LIMITS, 0.7);
  }

  private static Looks looks() {
    List<Row> rows = new ArrayList<>();
    int number = 0;
    for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
      LocalDate event = number % 3 == 0 ? day.plusDays(20) : null;
      rows.add(RowFactory.create("lead-" + number++, day, event, event));
    }
    return Looks.of(rows);
  }
}

package io.bowtie.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.proof.ProofResult.Found;
import io.bowtie.proof.ProofResult.Leak;
import io.bowtie.proof.ProofResult.UseCaseResult;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidencePageTest {
  private static final Found REFERRAL = new Found("lead_source=referral", true, 1, 0.4);
  private static final Found LIST = new Found("lead_source=purchased_list", true, -1.4, -0.2);

  private static final Evidence NOTHING = companies(List.of(), List.of());

  @Test
  void shouldCountLeaksAlarmsSignsAndIntervals() {
    ProofResult planted =
        planted(
            List.of(
                new Leak(PlantedLeak.LEAD_OUTCOME, "refused", true),
                new Leak(PlantedLeak.LEAD_UNKNOWN_TIME, "kept", false)),
            List.of("stage: It is late."),
            List.of(REFERRAL, LIST, new Found("x_form_score", false, 0.025, -0.1)));

    assertThat(page(planted, new TrueAuc(4, "lead", 0.69, 200_000)))
        .contains(
            "| Planted leaks end refused or need a signature | 1 of 2 | all |",
            "| 1 of 40, 2.50 % (0.44 to 12.88 %) |",
            "| Each company's planted effects found with their sign | 2 of 3 | reported |",
            "| Each company's use cases whose source levels stand in the planted order | 1 of 1 |"
                + " reported |",
            "| Pooled 95 % intervals that hold the true AUC, lead | 0 of 1 | 17 of 20 |",
            "| planted 4 | lead | publish | 0.740 (0.700 to 0.780, n 900) | 0.690 | 1 of 2 | 1 of 40 |"
                + " 2 of 3 |",
            "- planted 4, lead, stage: It is late.");
  }

  @Test
  void shouldSayThatLevelsStandInAnotherOrderThanPlanted() {
    ProofResult planted =
        planted(
            List.of(),
            List.of(),
            List.of(REFERRAL, new Found("lead_source=partner", true, 0.4, 0.5)));

    assertThat(page(planted, new TrueAuc(4, "lead", 0.75, 200_000)))
        .contains(
            "stand in the planted order | 0 of 1 |",
            "hold the true AUC, lead | 1 of 1 | 17 of 20 |",
            "| Fresh rows behind each of these, lead | 200,000 | 200,000 |");
  }

  @Test
  void shouldHoldTheMeanOverTheSeedsToTheSignAndTheOrder() {
    ProofResult one = planted(List.of(), List.of(), List.of(REFERRAL, weak(-0.1)));
    ProofResult other = planted(List.of(), List.of(), List.of(REFERRAL, weak(0.3)));

    // The mean of -0.1 and 0.3 is 0.1, its standard error 0.2, and t 12.706 for one degree.
    assertThat(EvidencePage.of(companies(List.of(one, other), List.of())))
        .contains(
            "| Planted effects whose mean over the seeds has their sign | 2 of 2 | all |",
            "levels' means stand in the planted order | 1 of 1 | all |",
            "| Each company's planted effects found with their sign | 3 of 4 | reported |",
            "| lead | lead_source=referral | +1.000 | +0.400 (+0.400 to +0.400) | 2 of 2 |",
            "| lead | lead_source=partner | +0.400 | +0.100 (-2.441 to +2.641) | 1 of 2 |");
  }

  @Test
  void shouldSayThatMeansStandInAnotherOrderThanPlanted() {
    ProofResult company = planted(List.of(), List.of(), List.of(REFERRAL, weak(0.5)));

    assertThat(EvidencePage.of(companies(List.of(company), List.of())))
        .contains(
            "levels' means stand in the planted order | 0 of 1 | all |",
            "| lead | lead_source=partner | +0.400 | +0.500 | 1 of 1 |");
  }

  private static Found weak(double found) {
    return new Found("lead_source=partner", true, 0.4, found);
  }

  @Test
  void shouldSayWhatWasNotRun() {
    assertThat(EvidencePage.of(NOTHING))
        .contains(
            "| Planted leaks end refused or need a signature | not run | all |",
            "gets `publish` | not run | at most 1 of 20 |",
            "in exactly their count | not run | all |",
            "| Planted drifts flagged | not run | all |",
            "hold the true AUC, deal | not run | 17 of 20 |");
  }

  @Test
  void shouldKeepWhatWasFoundForTheNextRun(@TempDir Path folder) {
    ProofFiles files = new ProofFiles(folder.resolve("found"));
    ProofResult planted =
        planted(
            List.of(new Leak(PlantedLeak.LEAD_OUTCOME, "refused", true)),
            List.of(),
            List.of(REFERRAL));
    assertThat(files.find("planted-4", ProofResult.class)).isEmpty();

    files.keep("planted-4", planted);

    assertThat(files.find("planted-4", ProofResult.class)).contains(planted);
    assertThat(files.all("planted", ProofResult.class)).containsExactly(planted);
    assertThat(files.all("without", ProofResult.class)).isEmpty();
  }

  private static Evidence companies(List<ProofResult> planted, List<TrueAuc> fresh) {
    return new Evidence(planted, List.of(), fresh, List.of(), List.of(), List.of());
  }

  private static String page(ProofResult planted, TrueAuc truth) {
    return EvidencePage.of(companies(List.of(planted), List.of(truth)));
  }

  private static ProofResult planted(List<Leak> leaks, List<String> alarms, List<Found> effects) {
    return new ProofResult(
        ProofKind.PLANTED,
        4,
        0.4,
        List.of(
            new UseCaseResult(
                "lead", "publish", 0.74, 0.70, 0.78, 900, List.of(), leaks, 40, alarms, effects,
                "{}")));
  }
}

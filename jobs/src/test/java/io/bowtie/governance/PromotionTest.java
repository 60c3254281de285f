package io.bowtie.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.ExitCode;
import io.bowtie.contract.OperatorError;
import io.bowtie.evaluation.Interval;
import io.bowtie.evaluation.Metric;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PromotionTest {
  private static final AsOf JUNE_28 = AsOf.parse("2026-06-28");
  private static final AsOf JUNE_29 = AsOf.parse("2026-06-29");
  private static final AsOf JUNE_30 = AsOf.parse("2026-06-30");
  private static final AsOf JULY_1 = AsOf.parse("2026-07-01");
  private static final Instant NOW = Instant.parse("2026-07-01T08:00:00Z");
  private static final Approval APPROVED = approval("revops-lead", "Looked at the card.");

  @Nested
  final class Promoting {
    @ParameterizedTest
    @CsvSource({
      // by, verdict, trained, published until, effective from, exit code
      "revops-lead, publish,    2026-06-28, 2026-06-28, 2026-06-29, DONE",
      "revops-lead, publish,    2026-06-28, 2026-06-28, 2026-07-15, DONE",
      "intern,      publish,    2026-06-28, 2026-06-28, 2026-06-29, GOVERNANCE",
      "Revops-Lead, publish,    2026-06-28, 2026-06-28, 2026-06-29, GOVERNANCE",
      "revops-lead, rules_only, 2026-06-28, 2026-06-28, 2026-06-29, EVIDENCE_GATE",
      "revops-lead, abstain,    2026-06-28, 2026-06-28, 2026-06-29, EVIDENCE_GATE",
      "intern,      abstain,    2026-06-28, 2026-06-28, 2026-06-29, GOVERNANCE",
      "revops-lead, publish,    2026-06-28, 2026-06-28, 2026-06-28, USAGE",
      "revops-lead, publish,    2026-06-28, 2026-06-27, 2026-06-27, USAGE",
      "revops-lead, publish,    2026-06-28, 2026-06-30, 2026-06-30, GOVERNANCE",
      "revops-lead, publish,    2026-06-28, 2026-06-30, 2026-07-01, DONE",
    })
    void shouldLetApproversPromoteWhatPassedFromANightThatIsStillOpen(
        String by,
        String verdict,
        String trained,
        String published,
        String effectiveFrom,
        ExitCode expected) {
      Candidate candidate =
          new Candidate(
              "lead",
              "lead-1",
              AsOf.parse(trained),
              verdict,
              List.of("Because."),
              Optional.empty());
      Standing standing = new Standing(List.of(), List.of(AsOf.parse(published)));

      OperatorError refused =
          catchThrowableOfType(
              OperatorError.class,
              () ->
                  Promotion.promote(
                      candidate,
                      approval(by, "Looked at the card."),
                      standing,
                      AsOf.parse(effectiveFrom),
                      NOW));

      assertThat(refused == null ? ExitCode.DONE : refused.exitCode()).isEqualTo(expected);
    }

    @Test
    void shouldNoteWhoDecidedWhatFromWhenAndWhy() {
      ModelEvent first = promoted("lead-1", standing(), JUNE_29);
      ModelEvent second = promoted("lead-2", standing(first), JUNE_30);

      assertThat(second)
          .isEqualTo(
              new ModelEvent(
                  "lead",
                  2,
                  ModelEvent.Kind.PROMOTED,
                  "lead-2",
                  "lead-1",
                  JUNE_30,
                  "revops-lead",
                  "Looked at the card.",
                  NOW));
    }

    @Test
    void shouldAddNothingWhenTheModelIsChampionAlready() {
      ModelEvent first = promoted("lead-1", standing(), JUNE_29);

      assertThat(Promotion.promote(passed("lead-1"), APPROVED, standing(first), JUNE_30, NOW))
          .isEmpty();
    }

    @Test
    void shouldBringAPlannedChampionForward() {
      ModelEvent planned = promoted("lead-1", standing(), JULY_1);

      ModelEvent sooner = promoted("lead-1", standing(planned), JUNE_29);

      assertThat(Champion.at(List.of(planned, sooner), "lead", JUNE_29)).contains("lead-1");
    }

    @Test
    void shouldSayWhatTheGateSaidAndWhereApproversAreNamed() {
      Candidate refused =
          new Candidate(
              "lead",
              "lead-1",
              JUNE_28,
              "rules_only",
              List.of("Only 3 origins of 6."),
              Optional.empty());

      assertThat(
              refusal(() -> Promotion.promote(refused, APPROVED, standing(), JUNE_29, NOW))
                  .getMessage())
          .contains("lead-1", "rules_only", "Only 3 origins of 6.");
      assertThat(
              refusal(
                      () ->
                          Promotion.promote(
                              passed("lead-1"),
                              approval("revops-led", "Note."),
                              standing(),
                              JUNE_29,
                              NOW))
                  .getMessage())
          .contains("revops-led", "company.conf, key governance.lead.approvers", "'revops-lead'");
    }

    @Test
    void shouldAskForANote() {
      assertThat(
              refusal(
                      () ->
                          Promotion.promote(
                              passed("lead-1"),
                              approval("revops-lead", " "),
                              standing(),
                              JUNE_29,
                              NOW))
                  .exitCode())
          .isEqualTo(ExitCode.USAGE);
    }
  }

  @Nested
  final class AgainstTheChampion {
    private final Standing meetsAChampion = standing(promoted("lead-1", standing(), JUNE_29));

    @Test
    void shouldRefuseWhatIsNotShownToBeBetter() {
      OperatorError error = refused(compared("lead-2", "lead-1", -0.02, 0.001));

      assertThat(error.exitCode()).isEqualTo(ExitCode.EVIDENCE_GATE);
      assertThat(error.getMessage())
          .contains("lead-2 is not shown to be better than lead-1", "(-0.0200 to 0.0010)");
    }

    @Test
    void shouldRefuseWhatWasComparedWithAnother() {
      OperatorError error = refused(compared("lead-2", "lead-0", -0.02, -0.01));

      assertThat(error.exitCode()).isEqualTo(ExitCode.EVIDENCE_GATE);
      assertThat(error.getMessage()).contains("never compared with the champion lead-1");
    }

    @Test
    void shouldRefuseWhereNothingCouldBeCompared() {
      Comparison nothing = new Comparison("lead-1", Metric.undefined("no row was tested by both"));
      Candidate candidate =
          new Candidate("lead", "lead-2", JUNE_28, "publish", List.of(), Optional.of(nothing));

      assertThat(refused(candidate).getMessage()).contains("no row was tested by both");
    }

    private OperatorError refused(Candidate candidate) {
      return refusal(() -> Promotion.promote(candidate, APPROVED, meetsAChampion, JUNE_30, NOW));
    }
  }

  @Nested
  final class TheFirstOpenNight {
    @Test
    void shouldFollowTheLatestPublishedNight() {
      assertThat(new Standing(List.of(), List.of(JUNE_30, JUNE_28)).firstOpenNight(passed("one")))
          .isEqualTo(JULY_1);
    }

    @Test
    void shouldFollowTheTrainingWhereThatIsLaterOrNothingIsPublished() {
      Candidate trainedLater =
          new Candidate("lead", "one", JUNE_29, "publish", List.of(), Optional.empty());

      assertThat(new Standing(List.of(), List.of(JUNE_28)).firstOpenNight(trainedLater))
          .isEqualTo(JUNE_30);
      assertThat(new Standing(List.of(), List.of()).firstOpenNight(trainedLater))
          .isEqualTo(JUNE_30);
    }
  }

  @Nested
  final class RollingBack {
    @Test
    void shouldRestoreTheChampionBeforeFromTheNextNightOn() {
      ModelEvent one = promoted("lead-1", standing(), JUNE_29);
      ModelEvent two = promoted("lead-2", standing(one), JUNE_30);
      Standing published = new Standing(List.of(one, two), List.of(JUNE_30));

      ModelEvent back = Promotion.rollBack("lead", APPROVED, published, NOW);

      assertThat(back.kind()).isEqualTo(ModelEvent.Kind.ROLLED_BACK);
      assertThat(back.formerVersion()).isEqualTo("lead-2");
      List<ModelEvent> all = List.of(one, two, back);
      assertThat(Champion.at(all, "lead", JUNE_30)).contains("lead-2");
      assertThat(Champion.at(all, "lead", JULY_1)).contains("lead-1");
    }

    @Test
    void shouldGoBackToRulesAfterTheFirstPromotionAndThenRefuse() {
      ModelEvent one = promoted("lead-1", standing(), JUNE_29);
      ModelEvent back = Promotion.rollBack("lead", APPROVED, standing(one), NOW);

      assertThat(back.champion()).isEmpty();
      assertThat(
              refusal(() -> Promotion.rollBack("lead", APPROVED, standing(one, back), NOW))
                  .exitCode())
          .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void shouldNotOutrunAPromotionThatIsNotInEffectYet() {
      ModelEvent planned = promoted("lead-1", standing(), JULY_1);

      ModelEvent back = Promotion.rollBack("lead", APPROVED, standing(planned), NOW);

      assertThat(Champion.at(List.of(planned, back), "lead", AsOf.parse("2026-07-15"))).isEmpty();
    }

    @Test
    void shouldRefuseWhoMayNotDecide() {
      ModelEvent one = promoted("lead-1", standing(), JUNE_29);

      assertThat(
              refusal(
                      () ->
                          Promotion.rollBack(
                              "lead", approval("intern", "Note."), standing(one), NOW))
                  .exitCode())
          .isEqualTo(ExitCode.GOVERNANCE);
    }
  }

  private static ModelEvent promoted(String version, Standing standing, AsOf effectiveFrom) {
    Optional<ModelEvent> event =
        Promotion.promote(passed(version), APPROVED, standing, effectiveFrom, NOW);
    return event.orElseThrow();
  }

  /** Better than lead-1, which is the first champion wherever there is one. */
  private static Candidate passed(String version) {
    return compared(version, "lead-1", -0.02, -0.01);
  }

  private static Candidate compared(String version, String champion, double low, double high) {
    Metric difference = Metric.of((low + high) / 2, "nats", 500).within(new Interval(low, high));
    return new Candidate(
        "lead",
        version,
        JUNE_28,
        "publish",
        List.of(),
        Optional.of(new Comparison(champion, difference)));
  }

  private static Standing standing(ModelEvent... events) {
    return new Standing(new ArrayList<>(List.of(events)), List.of(JUNE_28));
  }

  @Test
  void shouldAskForTwoPeopleWhereTwoAreRequired() {
    assertThat(refusal(() -> byTwo("ada").check()).exitCode()).isEqualTo(ExitCode.GOVERNANCE);
    assertThat(refusal(() -> byTwo("ada, ada").check()).exitCode()).isEqualTo(ExitCode.GOVERNANCE);
    assertThat(refusal(() -> byTwo("ada, eve").check())).hasMessageContaining("'eve'");
    assertThatCode(() -> byTwo("ada, bo").check()).doesNotThrowAnyException();
  }

  private static Approval byTwo(String by) {
    return new Approval(by, "Good card.", List.of("ada", "bo"), 2, "company.conf");
  }

  private static Approval approval(String by, String note) {
    return new Approval(
        by, note, List.of("revops-lead"), 1, "company.conf, key governance.lead.approvers");
  }

  private static OperatorError refusal(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable decision) {
    return catchThrowableOfType(OperatorError.class, decision);
  }
}

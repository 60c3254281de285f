package io.bowtie.governance;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.OperatorError;
import java.time.Instant;
import java.util.Optional;

/**
 * The rules by which a model becomes champion and by which a former one comes back. Somebody who
 * may decide says so, the evidence gate has passed, and no night changes that readers have already
 * seen.
 */
public final class Promotion {
  private Promotion() {}

  /**
   * The decision that makes a model champion; empty when it is champion from that night on already,
   * so that a repeated command adds nothing.
   *
   * @throws OperatorError of usage, governance or evidence that says why it is refused
   */
  public static Optional<ModelEvent> promote(
      Candidate candidate,
      Approval approval,
      Standing standing,
      AsOf effectiveFrom,
      Instant decidedAt) {
    approval.check();
    refuseWithoutEvidence(candidate);
    if (isChampionFrom(candidate, standing, effectiveFrom)) {
      return Optional.empty();
    }
    refuseUnfitNight(candidate, standing, effectiveFrom);
    refuseWithoutGain(candidate, standing);
    return Optional.of(
        event(
            candidate.useCase(),
            ModelEvent.Kind.PROMOTED,
            candidate.modelVersion(),
            standing,
            effectiveFrom,
            approval,
            decidedAt));
  }

  /**
   * The decision that takes back the last promotion: the model before it returns, or the rules,
   * from the first night on that readers have not seen.
   *
   * @throws OperatorError of usage or governance that says why it is refused
   */
  public static ModelEvent rollBack(
      String useCase, Approval approval, Standing standing, Instant decidedAt) {
    approval.check();
    ModelEvent latest =
        standing
            .latestEvent(useCase)
            .filter(event -> event.champion().isPresent())
            .orElseThrow(
                () ->
                    OperatorError.usage("'" + useCase + "' has no promotion to take back")
                        .why("It publishes scores by rules already.")
                        .remedy("See gold.model_events for the decisions so far."));
    return event(
        useCase,
        ModelEvent.Kind.ROLLED_BACK,
        Champion.former(standing.events(), useCase).orElse(""),
        standing,
        standing.latestPublished().map(night -> night.plusDays(1)).orElse(latest.effectiveFrom()),
        approval,
        decidedAt);
  }

  private static void refuseWithoutEvidence(Candidate candidate) {
    if (!candidate.hasPassed()) {
      throw OperatorError.evidence(
              candidate.modelVersion()
                  + " has not passed its evidence gate: "
                  + candidate.verdict())
          .why(String.join(" ", candidate.verdictReasons()))
          .remedy("The use case stays as it is until a model with the verdict publish is trained.");
    }
  }

  /** Age promotes nothing: what replaces a champion is better on the same rows. */
  private static void refuseWithoutGain(Candidate candidate, Standing standing) {
    Optional<String> champion =
        Champion.latest(standing.events(), candidate.useCase())
            .filter(version -> !version.equals(candidate.modelVersion()));
    if (champion.isEmpty()) {
      return;
    }
    Optional<Comparison> comparison =
        candidate.comparison().filter(made -> made.champion().equals(champion.get()));
    if (comparison.isEmpty()) {
      throw OperatorError.evidence(
              candidate.modelVersion() + " was never compared with the champion " + champion.get())
          .why("When it was trained, that was not the champion.")
          .remedy("Train again, with --force-training if none is due, and promote what comes out.");
    }
    if (!comparison.get().isBetter()) {
      throw OperatorError.evidence(
              candidate.modelVersion() + " is not shown to be better than " + champion.get())
          .why(comparison.get().sentence())
          .remedy("The champion stays until a challenger's interval lies below zero.");
    }
  }

  private static boolean isChampionFrom(
      Candidate candidate, Standing standing, AsOf effectiveFrom) {
    return standing
        .latestEvent(candidate.useCase())
        .filter(event -> event.modelVersion().equals(candidate.modelVersion()))
        .filter(event -> event.effectiveFrom().compareTo(effectiveFrom) <= 0)
        .isPresent();
  }

  private static void refuseUnfitNight(Candidate candidate, Standing standing, AsOf effectiveFrom) {
    if (effectiveFrom.compareTo(candidate.trainedAsOf()) <= 0) {
      throw unfit(OperatorError.usage(candidate.modelVersion() + " cannot score " + effectiveFrom))
          .why("It was trained as of " + candidate.trainedAsOf() + " and has seen that night.")
          .remedy("Give " + standing.firstOpenNight(candidate) + " or a later date.");
    }
    if (standing
        .latestPublished()
        .filter(night -> effectiveFrom.compareTo(night) <= 0)
        .isPresent()) {
      throw unfit(OperatorError.governance("The night of " + effectiveFrom + " is decided already"))
          .why("Readers have seen it; running it again would give other scores.")
          .remedy("Give " + standing.firstOpenNight(candidate) + " or a later date.");
    }
  }

  private static OperatorError unfit(OperatorError error) {
    return error.where("--effective-from");
  }

  private static ModelEvent event(
      String useCase,
      ModelEvent.Kind kind,
      String modelVersion,
      Standing standing,
      AsOf effectiveFrom,
      Approval approval,
      Instant decidedAt) {
    return new ModelEvent(
        useCase,
        Champion.nextSequence(standing.events(), useCase),
        kind,
        modelVersion,
        Champion.latest(standing.events(), useCase).orElse(""),
        effectiveFrom,
        approval.by(),
        approval.note(),
        decidedAt);
  }
}

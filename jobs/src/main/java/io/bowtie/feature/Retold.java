package io.bowtie.feature;

import io.bowtie.contract.AsOf;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells some looks again with what was known later: on the last day before the outcome was known,
 * and tonight. The day that is looked at stays the same, so what differs was recorded later. The
 * leakage ledger reads them; they are no landmarks, so nothing learns from them.
 */
final class Retold {
  /** One look in so many, chosen by its entity and day and not by what came of it. */
  static final int ONE_IN = 10;

  private Retold() {}

  /** The look itself, and the same look with later knowledge where it is one of those chosen. */
  static Stream<Observed> withLater(Observed observed, UseCase useCase, AsOf tonight) {
    if (!isWanted(observed)) {
      return Stream.of(observed);
    }
    Optional<AsOf> eve =
        observed
            .outcome()
            .decision()
            .map(decision -> decision.knownOn().minusDays(1))
            .filter(day -> day.isAfter(day(observed)))
            .map(AsOf::new);
    return Stream.concat(
        Stream.of(observed),
        Stream.concat(eve.stream(), Stream.of(tonight))
            .flatMap(until -> observed.subject().knowing(useCase.entity(), until).stream())
            .map(
                subject ->
                    new Observed(
                        subject,
                        new Landmarks.Look(subject.at(), false, false),
                        observed.outcome())));
  }

  /** Whether a look, or the look that it tells again, is one of those chosen. */
  static boolean isWanted(Observed observed) {
    boolean isLearnedFrom = observed.look().isLandmark() && !observed.look().isTonight();
    return observed.subject().known().isHindsight() || (isLearnedFrom && isChosen(observed));
  }

  private static boolean isChosen(Observed observed) {
    long key = observed.subject().entityId().hashCode() * 31L + day(observed).toEpochDay();
    // Multiplied, so that neighbouring days and ids do not follow one another.
    return Math.floorMod((key * 0x9E3779B97F4A7C15L) >>> 32, ONE_IN) == 0;
  }

  private static LocalDate day(Observed observed) {
    return observed.subject().at().date();
  }
}

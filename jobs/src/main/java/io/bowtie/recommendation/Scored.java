package io.bowtie.recommendation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A score, what it is about, and what was advised before. Texts that are not known are empty.
 *
 * @param useCase lead, deal or churn
 * @param entityId the lead cycle, deal or account
 * @param accountId the account
 * @param ownerId who looks after it
 * @param probability calibrated, 0 to 1
 * @param low lower limit of the probability
 * @param high upper limit of the probability
 * @param band A to D
 * @param confidence high, medium or low
 * @param basis model or rules
 * @param caveats codes
 * @param stake the money it is about
 * @param isStrategic whether the account is handled as strategic
 * @param forecastCategory of a deal, as its owner forecasts it
 * @param alertSince since when an alert stood on the night before; empty where none did
 * @param advised of the entity on earlier nights, as far back as an episode may reach on
 */
public record Scored(
    String useCase,
    String entityId,
    String accountId,
    String ownerId,
    double probability,
    double low,
    double high,
    String band,
    String confidence,
    String basis,
    List<String> caveats,
    Stake stake,
    boolean isStrategic,
    String forecastCategory,
    Optional<LocalDate> alertSince,
    List<Episode.Advised> advised) {

  public Scored {
    caveats = List.copyOf(caveats);
    advised = List.copyOf(advised);
  }

  boolean isInBand(String... bands) {
    return List.of(bands).contains(band);
  }
}

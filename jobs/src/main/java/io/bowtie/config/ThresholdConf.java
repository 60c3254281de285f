package io.bowtie.config;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.OperatorError;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an alert of one use case may cost, how many can be worked, who said so and from when on.
 *
 * @param name given by the company
 * @param costOfFalseAlert of acting where nothing had to be done
 * @param costOfMiss of not acting where something had to be done, in the same money
 * @param capacityPerWeek alerts that the team can work in a week
 * @param author who worked it out
 * @param approver who agreed
 * @param effectiveFrom the first night that it counts for
 * @param clearBelow by how much the probability has to leave the threshold before an alert clears
 * @param minimumDwellNights that an alert stands
 */
public record ThresholdConf(
    String name,
    double costOfFalseAlert,
    double costOfMiss,
    double capacityPerWeek,
    String author,
    String approver,
    AsOf effectiveFrom,
    double clearBelow,
    int minimumDwellNights) {
  /** How far the probability has to leave a threshold unless conf says otherwise. */
  public static final double CLEAR_BELOW = 0.05;

  /** How long an alert stands unless conf says otherwise. */
  public static final int MINIMUM_DWELL_NIGHTS = 3;

  private static final Set<String> USE_CASES = Set.of("lead", "deal", "churn");

  /**
   * The thresholds of a use case, in the order in which they take effect.
   *
   * @param governance who may approve; empty where nobody answers for the use case
   */
  static List<ThresholdConf> versions(
      String useCase, ConfSection section, Optional<GovernanceConf> governance) {
    if (!USE_CASES.contains(useCase)) {
      throw OperatorError.configuration("'" + useCase + "' is not a use case")
          .where("thresholds." + useCase)
          .remedy("Use one of lead, deal, churn.");
    }
    List<ThresholdConf> versions =
        section.children((name, inner) -> read(name, inner, useCase, governance)).values().stream()
            .sorted(Comparator.comparing(ThresholdConf::effectiveFrom))
            .toList();
    Set<AsOf> nights = new HashSet<>();
    for (ThresholdConf version : versions) {
      if (!nights.add(version.effectiveFrom)) {
        throw section
            .wrong(version.name, "Two thresholds take effect as of " + version.effectiveFrom)
            .why("A night has one threshold for a use case.")
            .remedy("Give one of them another effective-from-as-of.");
      }
    }
    return versions;
  }

  /** The one that a night counts with; empty before the first takes effect. */
  public static Optional<ThresholdConf> at(List<ThresholdConf> versions, AsOf asOf) {
    return versions.stream()
        .filter(version -> version.effectiveFrom.compareTo(asOf) <= 0)
        .reduce((earlier, later) -> later);
  }

  private static ThresholdConf read(
      String name, ConfSection section, String useCase, Optional<GovernanceConf> governance) {
    ThresholdConf conf =
        new ThresholdConf(
            name,
            positive(section, "cost-of-false-alert"),
            positive(section, "cost-of-miss"),
            positive(section, "capacity-per-week"),
            section.text("author"),
            section.text("approver"),
            date(section, "effective-from-as-of"),
            section.number("clear-below", CLEAR_BELOW),
            section.has("minimum-dwell-nights")
                ? section.integer("minimum-dwell-nights")
                : MINIMUM_DWELL_NIGHTS);
    if (!(conf.clearBelow >= 0 && conf.clearBelow < 1) || conf.minimumDwellNights < 0) {
      throw section
          .wrong("clear-below", "Alerts could never clear, or before they were raised")
          .remedy("Set clear-below between 0 and 1, and minimum-dwell-nights to 0 or more.");
    }
    conf.requireApproval(section, useCase, governance);
    return conf;
  }

  private void requireApproval(
      ConfSection section, String useCase, Optional<GovernanceConf> governance) {
    List<String> approvers = governance.map(GovernanceConf::approvers).orElse(List.of());
    if (!approvers.contains(approver)) {
      throw section
          .wrong("approver", "'" + approver + "' may not approve a threshold of " + useCase)
          .why(
              "A threshold decides whom people act on, so an approver of the use case agrees to it.")
          .remedy(
              approvers.isEmpty()
                  ? "Declare governance." + useCase + " with its approvers."
                  : "Name one of " + String.join(", ", approvers) + ".");
    }
    if (approvers.size() > 1 && author.equals(approver)) {
      throw section
          .wrong("approver", "'" + approver + "' would approve a threshold of their own")
          .why("Where a use case has several approvers, another person than the author agrees.")
          .remedy(
              "Name one of "
                  + String.join(
                      ", ", approvers.stream().filter(name -> !name.equals(author)).toList())
                  + ".");
    }
  }

  private static double positive(ConfSection section, String key) {
    double value = section.number(key);
    if (!(value > 0)) {
      throw section
          .wrong(key, "'" + key + "' must be above 0")
          .why("What costs nothing, or cannot be worked at all, leaves no threshold to choose.")
          .remedy("Give an estimate; its effect at half as much and half as little is reported.");
    }
    return value;
  }

  private static AsOf date(ConfSection section, String key) {
    String text = section.text(key);
    try {
      return new AsOf(LocalDate.parse(text));
    } catch (DateTimeParseException wrong) {
      throw section
          .wrong(key, "'" + text + "' is not a date")
          .remedy("Write it as 2026-07-01.")
          .causedBy(wrong);
    }
  }
}

package io.bowtie.report.page;

import io.bowtie.report.gold.AdviceRow;
import io.bowtie.report.gold.ReasonRow;
import io.bowtie.report.view.Chip;
import io.bowtie.report.view.Numbers;
import io.bowtie.report.view.Tone;
import io.bowtie.report.view.UseCaseWords;
import io.bowtie.report.view.Words;
import java.util.List;

/**
 * One recommendation as a person reads it.
 *
 * @param id the entity's id
 * @param account the account's name where it is not the card's own name; else empty
 * @param probability as text
 * @param range its interval as text
 * @param chance what the probability is of
 * @param details rank, trend, owner and expiry, as label and value
 * @param approval who must approve
 */
public record AdviceCard(
    String name,
    String id,
    String account,
    String probability,
    String range,
    String chance,
    String band,
    List<Chip> chips,
    String action,
    String effect,
    List<Reason> reasons,
    List<String> caveats,
    String approval,
    boolean needsApproval,
    List<Detail> details) {

  public AdviceCard {
    chips = List.copyOf(chips);
    reasons = List.copyOf(reasons);
    caveats = List.copyOf(caveats);
    details = List.copyOf(details);
  }

  /**
   * A reason.
   *
   * @param isRaising whether it pushes the probability up
   */
  public record Reason(boolean isRaising, String sentence, String comparison) {

    static Reason of(ReasonRow row) {
      boolean isCompared = !row.entityValue().isEmpty() && !row.typicalValue().isEmpty();
      return new Reason(
          row.contribution() > 0,
          row.sentence(),
          isCompared ? row.entityValue() + " here, typically " + row.typicalValue() : "");
    }
  }

  /** A label and its value. */
  public record Detail(String label, String value) {}

  static AdviceCard of(AdviceRow row, UseCaseWords words) {
    boolean needsApproval = row.status().equals("needs_approval");
    return new AdviceCard(
        row.name(),
        row.entityId(),
        row.account().equals(row.name()) ? "" : row.account(),
        Numbers.SHARE.value(row.probability()),
        Numbers.SHARE.range(row.probability()),
        words.chance(),
        row.band(),
        List.of(Words.confidence(row.confidence()), risk(row)),
        row.action(),
        row.effect(),
        row.reasons().stream().map(Reason::of).toList(),
        row.caveats().stream().map(Words::caveat).toList(),
        approval(row, needsApproval),
        needsApproval,
        details(row));
  }

  private static Chip risk(AdviceRow row) {
    Tone tone =
        switch (row.riskTier()) {
          case "low", "medium" -> Tone.PLAIN;
          default -> Tone.CAUTION;
        };
    return new Chip("Action risk: " + row.riskTier(), tone);
  }

  private static String approval(AdviceRow row, boolean needsApproval) {
    if (row.approvalRole().isEmpty()) {
      return "No approval needed; a person decides to act.";
    }
    String role = Words.plain(row.approvalRole());
    return needsApproval ? "Must be approved first by: " + role : "Approver: " + role;
  }

  private static List<Detail> details(AdviceRow row) {
    return List.of(
            new Detail("Rank", row.rank() == 0 ? "" : Numbers.count(row.rank())),
            new Detail("Trend in 28 days", Words.plain(row.trend())),
            new Detail("Scored by", Words.plain(row.basis())),
            new Detail("Suggested owner", row.owner()),
            new Detail("Holds until", row.expiresOn()))
        .stream()
        .filter(detail -> !detail.value().isEmpty())
        .toList();
  }
}

package io.bowtie.job;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.OperatorError;

/**
 * What a person asks to be promoted.
 *
 * @param useCase lead, deal or churn
 * @param model the version; empty text for the latest trained
 * @param effectiveFrom the first night that uses it, as a date; empty text for the first that
 *     readers have not seen
 * @param by who decides
 * @param note why
 */
public record PromotionOrder(
    String useCase, String model, String effectiveFrom, String by, String note) {

  /** The latest trained model, as soon as possible. */
  public static PromotionOrder ofLatest(String useCase, String by, String note) {
    return new PromotionOrder(useCase, "", "", by, note);
  }

  AsOf effectiveFrom(AsOf otherwise) {
    try {
      return effectiveFrom.isEmpty() ? otherwise : AsOf.parse(effectiveFrom);
    } catch (OperatorError notADate) {
      throw notADate.where("--effective-from");
    }
  }
}

package io.bowtie.governance;

/**
 * One exit criterion of a stage, and the number that settles it.
 *
 * @param stage that it leads out of
 * @param criterion its name
 * @param figure what was counted
 * @param limit what it has to reach, or must not exceed where it counts faults
 * @param isMet whether it lets the use case go on
 * @param sentence the same in words
 */
public record RolloutCheck(
    RolloutStage stage,
    String criterion,
    double figure,
    double limit,
    boolean isMet,
    String sentence) {

  static RolloutCheck reaching(
      RolloutStage stage, String criterion, double figure, double limit, String sentence) {
    return new RolloutCheck(stage, criterion, figure, limit, figure >= limit, sentence);
  }

  /** None of a kind of fault may be there. */
  static RolloutCheck without(
      RolloutStage stage, String criterion, double faults, String sentence) {
    return new RolloutCheck(stage, criterion, faults, 0, faults == 0, sentence);
  }
}

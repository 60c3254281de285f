package io.bowtie.governance.feedback;

import io.bowtie.evaluation.Metric;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A limit of a use case, judged on a night. A check is a review where enough rows stand behind it
 * and its window ends at least seven days after that of the review before: so that two reviews
 * never rest on nearly the same rows. A use case falls back when a review finds the limit breached
 * and the review before has found so too. A night with too few rows is no review: it neither
 * interrupts two reviews nor counts as one.
 *
 * @param useCase lead, deal or churn
 * @param limit that is judged
 * @param bound where it is set
 * @param minimum rows that it is judged on
 * @param judgedUntil the last day of the window
 * @param figure that is judged
 * @param verdict what it comes to
 * @param isReview whether it counts
 * @param fallsBack whether the use case falls back by it
 * @param asOf the night
 */
public record LimitCheck(
    String useCase,
    Limit limit,
    double bound,
    int minimum,
    LocalDate judgedUntil,
    Metric figure,
    Verdict verdict,
    boolean isReview,
    boolean fallsBack,
    LocalDate asOf) {

  /** Days from review to review, at least. */
  static final int DAYS_BETWEEN = 7;

  /** What a check comes to. */
  public enum Verdict {
    WITHIN,
    BREACHED,
    TOO_FEW;

    /** The word in {@code gold.limit_checks}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A review of a night before.
   *
   * @param limit that was judged
   * @param judgedUntil the last day of its window
   * @param isBreached what it found
   * @param value the share that was judged
   * @param support rows behind it
   * @param asOf the night
   */
  public record Review(
      Limit limit,
      LocalDate judgedUntil,
      boolean isBreached,
      double value,
      long support,
      LocalDate asOf) {}

  public LimitCheck {
    Objects.requireNonNull(limit);
    Objects.requireNonNull(verdict);
    Objects.requireNonNull(asOf);
  }

  /** A limit as it is set. */
  public record Setting(String useCase, Limit limit, double bound, int minimum) {}

  /**
   * Judges a limit.
   *
   * @param outcomes of the use case
   * @param judgedUntil the last day of which anything is known: the night, of outcomes the last
   *     night that looked at the past
   * @param before reviews of earlier nights, of any limit, since the use case last went on
   * @param asOf the night
   */
  public static LimitCheck of(
      Setting setting,
      List<AdviceOutcome> outcomes,
      LocalDate judgedUntil,
      List<Review> before,
      LocalDate asOf) {
    Metric figure = setting.limit().figure(outcomes, judgedUntil);
    Verdict verdict =
        figure.support() < setting.minimum()
            ? Verdict.TOO_FEW
            : setting.limit().isBreached(figure.orElseThrow(), setting.bound())
                ? Verdict.BREACHED
                : Verdict.WITHIN;
    Optional<Review> last = last(setting.limit(), before);
    boolean isReview =
        verdict != Verdict.TOO_FEW
            && last.filter(each -> judgedUntil.isBefore(each.judgedUntil().plusDays(DAYS_BETWEEN)))
                .isEmpty();
    return new LimitCheck(
        setting.useCase(),
        setting.limit(),
        setting.bound(),
        setting.minimum(),
        judgedUntil,
        figure,
        verdict,
        isReview,
        isReview && verdict == Verdict.BREACHED && last.filter(Review::isBreached).isPresent(),
        asOf);
  }

  static Optional<Review> last(Limit limit, List<Review> before) {
    return before.stream()
        .filter(each -> each.limit() == limit)
        .max(Comparator.comparing(Review::judgedUntil).thenComparing(Review::asOf));
  }
}

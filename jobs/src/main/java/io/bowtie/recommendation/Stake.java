package io.bowtie.recommendation;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The money that an action is about: a deal's amount, a customer's revenue of a year. */
public sealed interface Stake {

  /** There is no amount, or none is known. */
  Stake NONE = new None();

  /** An amount in the currency in which limits are set. */
  static Stake of(BigDecimal amount, String currency) {
    return new Known(amount, currency);
  }

  /** An amount that no limit can be compared with. */
  static Stake foreign(BigDecimal amount, String currency) {
    return new Foreign(amount, currency);
  }

  boolean isKnown();

  /** Whether it reaches the limit or cannot be shown to stay below it. */
  boolean mayReach(double limit);

  /** The money as a person reads it. */
  String words();

  /**
   * In the reporting currency.
   *
   * @param amount any
   * @param currency ISO 4217 code
   */
  record Known(BigDecimal amount, String currency) implements Stake {
    @Override
    public boolean isKnown() {
      return true;
    }

    @Override
    public boolean mayReach(double limit) {
      return amount.doubleValue() >= limit;
    }

    @Override
    public String words() {
      return money(amount, currency);
    }
  }

  /**
   * In another currency: caution wins, so it counts as large.
   *
   * @param amount any
   * @param currency ISO 4217 code
   */
  record Foreign(BigDecimal amount, String currency) implements Stake {
    @Override
    public boolean isKnown() {
      return true;
    }

    @Override
    public boolean mayReach(double limit) {
      return true;
    }

    @Override
    public String words() {
      return money(amount, currency);
    }
  }

  /** No amount. It does not raise the tier, or every lead would need an approval. */
  record None() implements Stake {
    @Override
    public boolean isKnown() {
      return false;
    }

    @Override
    public boolean mayReach(double limit) {
      return false;
    }

    @Override
    public String words() {
      return "an unknown amount";
    }
  }

  private static String money(BigDecimal amount, String currency) {
    return currency + " " + amount.setScale(0, RoundingMode.HALF_UP).toPlainString();
  }
}

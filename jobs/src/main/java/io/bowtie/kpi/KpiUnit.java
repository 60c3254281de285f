package io.bowtie.kpi;

import java.util.Locale;

/** What a KPI's value counts. */
public enum KpiUnit {
  /** A share between 0 and 1. */
  RATE,
  /** Days of 24 hours, with fractions; whole calendar days where either end is a date. */
  DAYS,
  /** Money in the reporting currency. */
  AMOUNT,
  /** Things. */
  COUNT;

  /** The unit's word in {@code gold.kpis}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

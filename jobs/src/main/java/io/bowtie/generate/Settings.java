package io.bowtie.generate;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * What decides every byte of a company.
 *
 * @param seed another seed, another company of the same kind
 * @param size 1.0 is some 700 accounts, 9,000 leads and 3,000 deals; counts grow with it
 * @param effects whether outcomes depend on anything
 * @param firstDay the first simulated day; older customers and accounts exist by then
 * @param lastDay the last simulated day; what would be recorded later does not exist
 * @param nights how many landings the files are cut into: the first holds the whole past
 */
public record Settings(
    long seed, double size, Effects effects, LocalDate firstDay, LocalDate lastDay, int nights) {

  public Settings {
    Objects.requireNonNull(effects);
    if (!(size > 0)) {
      throw new IllegalArgumentException("Size must be above zero: " + size);
    }
    if (nights < 1 || nights > ChronoUnit.DAYS.between(firstDay, lastDay)) {
      throw new IllegalArgumentException("Nights do not fit between the days: " + nights);
    }
  }

  /** Thirty months that end on 2026-06-30, with effects, landing in three nights. */
  public static Settings demo() {
    return new Settings(
        7, 1.0, Effects.PLANTED, LocalDate.of(2024, 1, 1), LocalDate.of(2026, 6, 30), 3);
  }

  /** The same company from another seed. */
  public Settings withSeed(long other) {
    return new Settings(other, size, effects, firstDay, lastDay, nights);
  }

  /** The same kind of company, larger or smaller. */
  public Settings withSize(double other) {
    return new Settings(seed, other, effects, firstDay, lastDay, nights);
  }

  /** The same company with or without effects. */
  public Settings withEffects(Effects other) {
    return new Settings(seed, size, other, firstDay, lastDay, nights);
  }

  /** The same company, looked at until another day. */
  public Settings until(LocalDate other) {
    return new Settings(seed, size, effects, firstDay, other, nights);
  }

  /** The same company, its files cut into another number of landings. */
  public Settings withNights(int other) {
    return new Settings(seed, size, effects, firstDay, lastDay, other);
  }

  /** The day of the first landing. */
  public LocalDate firstNight() {
    return lastDay.minusDays(nights - 1L);
  }

  /** A count of the demo, scaled to this size, at least one. */
  int scaled(double demoCount) {
    return Math.max(1, (int) Math.round(demoCount * size));
  }
}

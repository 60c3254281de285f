package io.bowtie.feature;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Which companies are taken for alike: those of one industry and about one size. Sizes are bands,
 * so that a rate over them rests on more than a handful.
 */
final class Likeness {
  private Likeness() {}

  /** Industry and size as one value; empty where either is unknown. */
  static Optional<String> of(Fact company) {
    Optional<String> size = size(company.number("employee_count"));
    return size.flatMap(band -> company.text("industry").map(industry -> industry + "|" + band));
  }

  private static Optional<String> size(OptionalDouble employees) {
    if (employees.isEmpty()) {
      return Optional.empty();
    }
    double count = employees.getAsDouble();
    return Optional.of(
        count < 50 ? "under 50" : count < 250 ? "under 250" : count < 1000 ? "under 1000" : "more");
  }
}

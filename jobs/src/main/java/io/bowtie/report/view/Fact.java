package io.bowtie.report.view;

import io.bowtie.report.gold.Estimate;

/**
 * A headline number.
 *
 * @param label what it is
 * @param value the number
 * @param basis interval and support, or why there is none
 * @param meaning how to read it
 */
public record Fact(String label, String value, String basis, String meaning) {

  public static Fact of(String label, Estimate estimate, Numbers numbers, String meaning) {
    return new Fact(label, numbers.value(estimate), numbers.basis(estimate), meaning);
  }
}

package io.bowtie.generate;

/** Keys as systems make them: a prefix and a number with leading zeros. */
final class Ids {
  private Ids() {}

  static String of(String prefix, int digits, int number) {
    String text = Integer.toString(number);
    return prefix + "0".repeat(Math.max(0, digits - text.length())) + text;
  }
}

package io.bowtie.report.page;

import io.bowtie.report.gold.Estimate;
import io.bowtie.report.view.Numbers;
import java.util.List;

/** How parts of a sentence are put together. */
final class Sentences {
  private Sentences() {}

  /** "a", "a and b", "a, b and c". */
  static String listed(List<String> parts) {
    int last = parts.size() - 1;
    return last < 1
        ? String.join("", parts)
        : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
  }

  /** The first few, and how many more there are. */
  static String first(List<String> parts, int few) {
    return parts.size() <= few
        ? listed(parts)
        : String.join(", ", parts.subList(0, few)) + " and " + (parts.size() - few) + " more";
  }

  /** With a full stop at its end, whether it had one or not. */
  static String ended(String sentence) {
    return sentence.endsWith(".") ? sentence : sentence + ".";
  }

  /** A share with its interval and its rows in brackets. */
  static String share(Estimate share) {
    String basis = Numbers.SHARE.basis(share);
    return Numbers.SHARE.value(share) + (basis.isEmpty() ? "" : " (" + basis + ")");
  }
}

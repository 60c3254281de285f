package io.bowtie.proof;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** How the page words what was found. */
final class PageText {
  private PageText() {}

  /** How many of all; what was not run has none. */
  static <T> String share(List<T> all, Predicate<T> holds) {
    return all.isEmpty()
        ? "not run"
        : text("%d of %d", all.stream().filter(holds).count(), all.size());
  }

  static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}

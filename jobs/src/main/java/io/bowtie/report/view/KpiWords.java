package io.bowtie.report.view;

import java.util.List;

/** Key figures in the words of a page, in the order in which people read them. */
public final class KpiWords {
  private record Word(String kpi, String label) {}

  private static final List<Word> WORDS =
      List.of(
          new Word("win_rate", "Win rate"),
          new Word("win_rate_amount", "Win rate by amount"),
          new Word("won_amount", "Won amount"),
          new Word("sales_cycle_days_mean", "Sales cycle, mean"),
          new Word("sales_cycle_days_median", "Sales cycle, median"),
          new Word("sales_cycle_days_p75", "Sales cycle, 75th percentile"),
          new Word("undated_closed_deals", "Closed deals without a date"));

  private KpiWords() {}

  /** The label; the name in plain words where pages know none. */
  public static String labelOf(String kpi) {
    return WORDS.stream()
        .filter(word -> word.kpi.equals(kpi))
        .map(Word::label)
        .findFirst()
        .orElseGet(() -> Words.plain(kpi));
  }

  /** Where it stands in the order; unknown ones come last. */
  public static int orderOf(String kpi) {
    List<String> names = WORDS.stream().map(Word::kpi).toList();
    return names.contains(kpi) ? names.indexOf(kpi) : names.size();
  }
}

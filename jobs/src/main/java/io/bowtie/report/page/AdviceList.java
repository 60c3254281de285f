package io.bowtie.report.page;

import io.bowtie.contract.AsOf;
import io.bowtie.recommendation.RecommendationTables;
import io.bowtie.report.gold.AdviceRow;
import io.bowtie.report.gold.UseCaseNight;
import io.bowtie.report.view.Held;
import io.bowtie.report.view.Numbers;
import io.bowtie.report.view.UseCaseWords;
import java.util.List;

/**
 * Tonight's recommendations of a use case, the highest probability first.
 *
 * @param first shown at once
 * @param further shown when asked for
 * @param more how many only the table has; empty when none
 * @param empty why there are none; empty when there are some
 */
public record AdviceList(
    String useCase,
    String title,
    List<AdviceCard> first,
    List<AdviceCard> further,
    String more,
    String empty,
    Held held) {

  /** What fits on a screen; the rest is one click away. */
  static final int AT_ONCE = 4;

  public AdviceList {
    first = List.copyOf(first);
    further = List.copyOf(further);
  }

  static AdviceList of(UseCaseNight night, AsOf asOf) {
    UseCaseWords words = UseCaseWords.of(night.useCase());
    List<AdviceRow> rows = night.advice().rows();
    List<AdviceCard> cards = rows.stream().map(row -> AdviceCard.of(row, words)).toList();
    int cut = Math.min(AT_ONCE, cards.size());
    return new AdviceList(
        night.useCase(),
        words.title(),
        cards.subList(0, cut),
        cards.subList(cut, cards.size()),
        more(night),
        cards.isEmpty() ? whyEmpty(night) : "",
        Held.in(
                RecommendationTables.RECOMMENDATIONS,
                Held.isDay("as_of", asOf.toString()),
                Held.is("use_case", night.useCase()))
            .orderedBy("probability desc"));
  }

  private static String more(UseCaseNight night) {
    long more = night.advice().more();
    return more == 0
        ? ""
        : Numbers.count(night.advice().total())
            + " recommendations in all; "
            + Numbers.count(more)
            + " more are in the table.";
  }

  private static String whyEmpty(UseCaseNight night) {
    return night.scored() == 0
        ? UseCaseCard.whyNoScores(night)
        : "No score reached the threshold of an action.";
  }
}

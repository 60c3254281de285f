package io.bowtie.model.leakage;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names that say that a column holds the outcome, or was written with it: won and closed flags,
 * dates and reasons of closing, ids that a conversion creates, contracts and orders that follow a
 * deal, probabilities set by stage, and scores of other models. Only the company's own fields are
 * asked: what Bowtie itself reads is chosen and dated in its code.
 *
 * <p>An expected close date, an amount and a score that a form gives are not among them.
 */
final class DeniedNames {
  private static final String DECIDED =
      "(closed_won|closed_lost|won|win|lost|loss|closed|churn|churned|converted|conversion"
          + "|cancelled|canceled|cancellation|disqualified|disqualification)";

  private static final List<Pattern> DENIED =
      patterns(
          "((is|has|was)_)?(closed_won|closed_lost|won|lost|closed|converted|churned|cancelled"
              + "|canceled|disqualified)(_flag)?",
          DECIDED + "_(at|on|date|day|time|timestamp)",
          "(" + DECIDED + "|close)_(reason|reasons|category|comment|notes?)(_.*)?",
          "actual_(close_date|revenue|amount|value)",
          "(closed_won|won|closed)_(amount|revenue|value)",
          "converted_(account|contact|deal|opportunity|customer)(_id)?",
          "(contract|order|invoice)_(id|number)",
          "((deal|opportunity|lead|customer)_)?outcome",
          "((deal|opportunity|stage|win|close|crm)_)?probability",
          "((lead|deal|opportunity|churn|win|conversion|propensity|predictive|predicted|einstein"
              + "|model)_)+(score|rank|grade|probability)",
          "(predicted|propensity|prediction)(_.*)?");

  /** What is often, but not always, written with the outcome or made from it. */
  private static final List<Pattern> SUSPECT =
      patterns(
          "weighted(_.*)?|.*_weighted|(expected|forecast|forecasted)_(revenue|amount|value)",
          "(days|weeks|months|time|duration)_(to|until)_(close|closing|win|won|lose|lost|convert"
              + "|conversion|churn|decision)",
          "(days|time|hours|duration)_(in|spent_in)_(.*_)?(closed?|closing|won|lost|final|last)"
              + "(_.*)?",
          "last_(activity|contacted|contact|modified|engaged|engagement|touch|updated|login|seen)"
              + "(_.*)?",
          "(contract|subscription|onboarding|implementation|go_live|kick_?off)_(start|started|begin"
              + "|began|signed|date|day|on|at)(_.*)?",
          "(became|becomes?|is)_(a_)?customer(_.*)?|customer_(since|type|status|stage)"
              + "|lifecycle_stage|lifecyclestage",
          ".+_(closed|won|lost|churned|converted)");

  private DeniedNames() {}

  /** Whether a field of the company's own goes by such a name; the beginning x_ does not count. */
  static boolean holds(String field) {
    String name = plain(field);
    return DENIED.stream().anyMatch(pattern -> pattern.matcher(name).matches());
  }

  /** Whether a field's name is one that is often, but not always, written with the outcome. */
  static boolean mayHold(String field) {
    String name = plain(field);
    return SUSPECT.stream().anyMatch(pattern -> pattern.matcher(name).matches());
  }

  /** Lower case and without the x_ of own fields. */
  static String plain(String field) {
    String lower = field.toLowerCase(Locale.ROOT);
    return lower.startsWith("x_") ? lower.substring(2) : lower;
  }

  private static List<Pattern> patterns(String... expressions) {
    return List.of(expressions).stream().map(Pattern::compile).toList();
  }
}

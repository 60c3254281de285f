package io.bowtie.report.page;

import io.bowtie.contract.AsOf;
import io.bowtie.report.gold.Evidence;
import io.bowtie.report.gold.GovernanceNight;
import io.bowtie.report.gold.MetricRow;
import io.bowtie.report.gold.ModelRow;
import io.bowtie.report.gold.RolloutRow;
import io.bowtie.report.gold.ScoreCount;
import io.bowtie.report.gold.StatusRow;
import io.bowtie.report.gold.UseCaseNight;
import io.bowtie.report.view.Cell;
import io.bowtie.report.view.Chart;
import io.bowtie.report.view.Chip;
import io.bowtie.report.view.Drawings;
import io.bowtie.report.view.Fact;
import io.bowtie.report.view.Grid;
import io.bowtie.report.view.Heading;
import io.bowtie.report.view.Held;
import io.bowtie.report.view.MetricWord;
import io.bowtie.report.view.Numbers;
import io.bowtie.report.view.Tone;
import io.bowtie.report.view.UseCaseWords;
import io.bowtie.report.view.Words;
import io.bowtie.scoring.ScoringTables;
import java.util.List;
import java.util.Optional;

/**
 * The state of a use case on the first page.
 *
 * @param question what it answers
 * @param mode who sees what it says
 * @param standing why, and how many exit criteria are met, as a sentence
 * @param unmet exit criteria that are not met, each a sentence
 * @param verdict what the evidence gate said
 * @param reasons what the gate has against the model, with what would help
 * @param basis what tonight's scores come from, as a sentence
 * @param bands tonight's scores by band
 * @param facts the headline metrics
 * @param cards file and text of its model cards
 */
public record UseCaseCard(
    String useCase,
    String title,
    String question,
    Chip mode,
    String standing,
    List<String> unmet,
    Chip verdict,
    Chip basisChip,
    List<String> reasons,
    String basis,
    Chart bands,
    List<Fact> facts,
    String evidenceFile,
    String reviewFile,
    List<Frame.Link> cards,
    Held held) {

  private static final List<String> BANDS = List.of("A", "B", "C", "D");

  private static final List<MetricWord> HEADLINES =
      List.of(
          MetricWord.AUC_ROC,
          MetricWord.LOG_LOSS_DIFFERENCE,
          MetricWord.ECE,
          MetricWord.ECE_FLOOR,
          MetricWord.CALIBRATION_SLOPE,
          MetricWord.BASE_RATE);

  private static final List<MetricWord> OF_RULES =
      List.of(MetricWord.AUC_ROC, MetricWord.AUC_PR, MetricWord.LOG_LOSS, MetricWord.BASE_RATE);

  public UseCaseCard {
    unmet = List.copyOf(unmet);
    reasons = List.copyOf(reasons);
    facts = List.copyOf(facts);
    cards = List.copyOf(cards);
  }

  static UseCaseCard of(UseCaseNight night, GovernanceNight governance, AsOf asOf) {
    UseCaseWords words = UseCaseWords.of(night.useCase());
    Optional<StatusRow> status = governance.statusOf(night.useCase(), asOf);
    List<RolloutRow> rollout = governance.rolloutOf(night.useCase());
    List<Evidence> evidence = night.evidence();
    return new UseCaseCard(
        night.useCase(),
        words.title(),
        words.question(),
        Words.mode(status.map(StatusRow::mode).orElse("")),
        standing(status, rollout),
        rollout.stream().filter(row -> !row.isMet()).map(UseCaseCard::unmet).toList(),
        evidence.isEmpty()
            ? new Chip("No model yet", Tone.MUTED)
            : Words.verdict(evidence.get(0).model().verdict()),
        basisChip(night),
        evidence.isEmpty() ? List.of() : GateParts.objections(evidence.get(0)),
        basis(night),
        bands(night, words),
        evidence.isEmpty() ? List.of() : facts(night, evidence.get(0)),
        EvidencePage.file(night.useCase()),
        ReviewPage.file(night.useCase()),
        evidence.stream().map(found -> cardLink(found.model())).toList(),
        Held.in(
                ScoringTables.SCORES,
                Held.isDay("as_of", asOf.toString()),
                Held.is("use_case", night.useCase()))
            .orderedBy("rank"));
  }

  private static String standing(Optional<StatusRow> status, List<RolloutRow> rollout) {
    String mode = status.map(UseCaseCard::seenBy).orElse("Tonight's mode is not recorded.");
    return mode
        + (rollout.isEmpty()
            ? " Exit criteria are known once a night has been published."
            : " " + ReviewExit.sentence(rollout));
  }

  private static String seenBy(StatusRow status) {
    String seen =
        switch (status.mode()) {
          case "live" -> "Users see what it says";
          case "shadow" -> "Its owners alone see what it says";
          default -> "Nobody sees what it says";
        };
    return status.reason().isEmpty() ? seen + "." : seen + ": " + Sentences.ended(status.reason());
  }

  private static String unmet(RolloutRow row) {
    return Words.plain(row.stage()) + ": " + row.sentence();
  }

  private static Frame.Link cardLink(ModelRow model) {
    return new Frame.Link(CardPage.file(model), "Model card " + model.version(), false);
  }

  private static Chip basisChip(UseCaseNight night) {
    if (night.scored() == 0) {
      return new Chip("No scores tonight", Tone.MUTED);
    }
    return scoredBy(night, "model") > 0
        ? new Chip("Scored by the model", Tone.GOOD)
        : new Chip("Scored by rules", Tone.CAUTION);
  }

  private static long scoredBy(UseCaseNight night, String basis) {
    return night.scores().stream()
        .filter(count -> count.basis().equals(basis))
        .mapToLong(ScoreCount::entities)
        .sum();
  }

  /** The numbers of what tonight's scores come from; without scores those of the newest version. */
  private static List<Fact> facts(UseCaseNight night, Evidence evidence) {
    return night.scored() > 0 && scoredBy(night, "model") == 0
        ? MetricWord.facts(evidence, evidence.model().bestBaseline(), OF_RULES)
        : MetricWord.facts(evidence, HEADLINES);
  }

  /** What tonight's scores come from, in few words. */
  static String source(UseCaseNight night) {
    if (night.scored() == 0) {
      return "none";
    }
    return scoredBy(night, "model") > 0
        ? "from a model"
        : night
            .newest()
            .map(model -> "from the rule “" + Words.plain(model.bestBaseline()) + "”")
            .orElse("from rules");
  }

  private static String basis(UseCaseNight night) {
    if (night.scored() == 0) {
      return whyNoScores(night);
    }
    String line = scoredBy(night, "model") > 0 ? ofModel(night) : ofRules(night);
    return line + waiting(night);
  }

  private static String ofModel(UseCaseNight night) {
    String versions =
        String.join(
            ", ",
            night.scores().stream()
                .filter(count -> count.basis().equals("model"))
                .map(ScoreCount::version)
                .distinct()
                .toList());
    long byRules = scoredBy(night, "rules");
    return "Tonight's scores come from model "
        + versions
        + (byRules == 0 ? "." : ", except " + Numbers.count(byRules) + " that come from rules.");
  }

  private static String ofRules(UseCaseNight night) {
    return night
        .newest()
        .map(
            model ->
                "Tonight's scores come from the rule “"
                    + Words.plain(model.bestBaseline())
                    + "”, not from a model.")
        .orElse("Tonight's scores come from rules, not from a model.");
  }

  /** A version that passed the gate is not used before an approver promotes it. */
  private static String waiting(UseCaseNight night) {
    return night
        .newest()
        .filter(newest -> newest.verdict().equals("publish"))
        .filter(newest -> night.champion().filter(newest::equals).isEmpty())
        .map(
            newest ->
                " Version "
                    + newest.version()
                    + " passed the gate and waits for an approver to promote it.")
        .orElse("");
  }

  static String whyNoScores(UseCaseNight night) {
    return night
        .newest()
        .map(
            model ->
                model.verdict().equals("abstain")
                    ? "The evidence gate abstains, so nothing is published: "
                        + night.evidence().stream()
                            .filter(found -> found.model().equals(model))
                            .findFirst()
                            .flatMap(GateParts::unmet)
                            .map(
                                unmet ->
                                    unmet + ". The evidence page says which, and what would help.")
                            .orElse("the evidence page says why.")
                    : "Nothing was open to be scored.")
        .orElse("No model has been trained by this night.");
  }

  private static Chart bands(UseCaseNight night, UseCaseWords words) {
    List<Drawings.Stack> stacks =
        BANDS.stream()
            .map(
                band -> new Drawings.Stack("Band " + band, "band" + band, List.of(in(night, band))))
            .toList();
    List<List<Cell>> rows =
        BANDS.stream().map(band -> row(night, band)).filter(row -> night.scored() > 0).toList();
    return new Chart(
        "bands-" + night.useCase(),
        words.many(night.scored()) + " by band",
        "Band A holds the highest " + words.chance() + ": " + counts(night) + ".",
        Drawings.stacked(List.of(words.title()), stacks),
        Grid.of(
            words.title() + " by band",
            List.of(Heading.words("Band"), Heading.number("Scored"), Heading.number("Share")),
            rows));
  }

  private static List<Cell> row(UseCaseNight night, String band) {
    long entities = in(night, band);
    return List.of(
        Cell.of(band),
        Cell.of(entities),
        Cell.of(Numbers.SHARE.text((double) entities / Math.max(1, night.scored()))));
  }

  private static String counts(UseCaseNight night) {
    return String.join(
        ", ", BANDS.stream().map(band -> band + " " + Numbers.count(in(night, band))).toList());
  }

  private static long in(UseCaseNight night, String band) {
    return night.scores().stream()
        .filter(count -> count.band().equals(band))
        .mapToLong(ScoreCount::entities)
        .sum();
  }

  static String metricName(MetricRow row) {
    String label = MetricWord.labelOf(row.metric());
    return row.question().equals(MetricRow.WON_AGAINST_LOST)
        ? label + " (won against lost)"
        : label;
  }
}

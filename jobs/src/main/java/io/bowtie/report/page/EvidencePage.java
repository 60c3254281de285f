package io.bowtie.report.page;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.TableContract;
import io.bowtie.model.evidence.EvidenceTables;
import io.bowtie.report.gold.BinRow;
import io.bowtie.report.gold.DecileRow;
import io.bowtie.report.gold.Estimate;
import io.bowtie.report.gold.Evidence;
import io.bowtie.report.gold.ModelRow;
import io.bowtie.report.gold.UseCaseNight;
import io.bowtie.report.view.Cell;
import io.bowtie.report.view.Chart;
import io.bowtie.report.view.Chip;
import io.bowtie.report.view.Drawings;
import io.bowtie.report.view.Grid;
import io.bowtie.report.view.Heading;
import io.bowtie.report.view.Held;
import io.bowtie.report.view.MetricWord;
import io.bowtie.report.view.Numbers;
import io.bowtie.report.view.Part;
import io.bowtie.report.view.Tone;
import io.bowtie.report.view.UseCaseWords;
import io.bowtie.report.view.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * What the backtest says for and against a model version.
 *
 * @param verdict what the evidence gate said
 * @param reasons what speaks against it, with what would help
 * @param about version, algorithm, training window, label: as label and value
 * @param parts calibration, confusion, metrics by origin, baselines, lift, groups and, for deals,
 *     won against lost
 */
public record EvidencePage(
    Frame frame,
    Chip verdict,
    List<String> reasons,
    List<AdviceCard.Detail> about,
    List<Frame.Link> cards,
    List<Part> parts) {

  static final List<MetricWord> CALIBRATION =
      List.of(
          MetricWord.ECE,
          MetricWord.ECE_FLOOR,
          MetricWord.CALIBRATION_SLOPE,
          MetricWord.CALIBRATION_INTERCEPT);

  public EvidencePage {
    reasons = List.copyOf(reasons);
    about = List.copyOf(about);
    cards = List.copyOf(cards);
    parts = List.copyOf(parts);
  }

  public static String file(String useCase) {
    return "evidence-" + FileNames.of(useCase) + ".html";
  }

  /** The page of the version in use, or of the newest where rules score or nothing does. */
  public static EvidencePage of(
      String company, AsOf asOf, UseCaseNight night, List<String> useCases) {
    UseCaseWords words = UseCaseWords.of(night.useCase());
    Frame frame =
        Frame.of(
            company,
            asOf,
            "Evidence: " + words.title(),
            words.question() + " What the past says about how far these scores can be trusted.",
            file(night.useCase()),
            useCases);
    return night.evidence().stream()
        .findFirst()
        .map(evidence -> of(frame, night, evidence, words))
        .orElseGet(() -> withoutModel(frame));
  }

  private static EvidencePage withoutModel(Frame frame) {
    Part none =
        Part.of(
            "none",
            "No evidence yet",
            "No model has been trained by this night, so there is nothing to judge.");
    return new EvidencePage(
        frame,
        new Chip("No model yet", Tone.MUTED),
        List.of(),
        List.of(),
        List.of(),
        List.of(none));
  }

  private static EvidencePage of(
      Frame frame, UseCaseNight night, Evidence evidence, UseCaseWords words) {
    ModelRow model = evidence.model();
    List<Part> parts = new ArrayList<>();
    parts.add(GateParts.asked(evidence));
    parts.add(calibration(evidence));
    parts.add(ConfusionPart.of(evidence));
    parts.add(MetricParts.byOrigin(evidence));
    parts.add(MetricParts.againstBaselines(evidence));
    parts.add(lift(evidence, words));
    parts.addAll(GroupParts.of(evidence));
    MetricParts.wonAgainstLost(evidence).ifPresent(parts::add);
    parts.add(GateParts.uses(evidence));
    return new EvidencePage(
        frame,
        Words.verdict(model.verdict()),
        GateParts.objections(evidence),
        about(night, model),
        night.evidence().stream()
            .map(
                found ->
                    new Frame.Link(
                        CardPage.file(found.model()),
                        "Model card " + found.model().version(),
                        false))
            .toList(),
        parts);
  }

  private static List<AdviceCard.Detail> about(UseCaseNight night, ModelRow model) {
    boolean isChampion = night.champion().filter(model::equals).isPresent();
    return List.of(
        new AdviceCard.Detail(
            "Version", model.version() + (isChampion ? ", in use" : ", not in use")),
        new AdviceCard.Detail("Tonight's scores", UseCaseCard.source(night)),
        new AdviceCard.Detail("Algorithm", Words.plain(model.algorithm())),
        new AdviceCard.Detail("Label", model.labelDefinition()),
        new AdviceCard.Detail("Horizon", model.horizonDays() + " days"),
        new AdviceCard.Detail("Training window", window(model)),
        new AdviceCard.Detail(
            "Learned from",
            Words.many(model.trainingRows(), "row", "rows")
                + ", "
                + Words.many(model.trainingEvents(), "event", "events")),
        new AdviceCard.Detail(
            "Chosen and calibrated on",
            "the latest " + Words.many(model.calibrationRows(), "row", "rows") + " of these"));
  }

  static String window(ModelRow model) {
    return model.trainingFrom().isEmpty() || model.trainingTo().isEmpty()
        ? "not recorded"
        : model.trainingFrom() + " to " + model.trainingTo();
  }

  /** The rows of one model version in a table. */
  static Held held(TableContract table, ModelRow model, String... further) {
    List<String> conditions = new ArrayList<>();
    conditions.add(Held.is("use_case", model.useCase()));
    conditions.add(Held.is("model_version", model.version()));
    conditions.addAll(List.of(further));
    return Held.in(table, conditions.toArray(String[]::new));
  }

  private static Part calibration(Evidence evidence) {
    List<BinRow> bins = evidence.bins();
    Estimate error = MetricWord.ECE.of(evidence);
    Estimate floor = MetricWord.ECE_FLOOR.of(evidence);
    long inside = bins.stream().filter(BinRow::isInside).count();
    Chart chart =
        new Chart(
            "reliability",
            "Predicted against observed",
            "In "
                + inside
                + " of "
                + Words.many(bins.size(), "bin", "bins")
                + " the interval of what happened holds what was predicted. On the diagonal, both are equal.",
            Drawings.reliability(bins),
            bins(bins));
    return Part.of(
            "calibration",
            "Does 30 % mean 30 %?",
            floorSentence(error, floor),
            held(EvidenceTables.CALIBRATION_BINS, evidence.model()).orderedBy("bin"))
        .facts(MetricWord.facts(evidence, CALIBRATION))
        .charts(List.of(chart))
        .orElse("Not computed: there are no test predictions to judge.");
  }

  private static String floorSentence(Estimate error, Estimate floor) {
    if (!error.isKnown() || !floor.isKnown()) {
      return "Test predictions of all origins, in bins of about equal size.";
    }
    return "The calibration error is "
        + Numbers.SCORE.value(error)
        + "; even a perfect model would show "
        + Numbers.SCORE.value(floor)
        + " at this number of rows, so only what goes beyond that is a fault.";
  }

  private static Grid bins(List<BinRow> bins) {
    return Grid.of(
        "Calibration bins",
        List.of(
            Heading.words("Bin"),
            Heading.words("Predicted between"),
            Heading.number("Predicted"),
            Heading.number("Observed"),
            Heading.number("Events"),
            Heading.words("Agreement")),
        bins.stream()
            .map(
                bin ->
                    List.of(
                        Cell.of(Integer.toString(bin.bin())),
                        Cell.of(
                            Numbers.SHARE.text(bin.lowest())
                                + " and "
                                + Numbers.SHARE.text(bin.highest())),
                        Cell.of(Numbers.SHARE.text(bin.meanProbability())),
                        Cell.of(bin.observed(), Numbers.SHARE),
                        Cell.of(bin.events()),
                        bin.isInside()
                            ? Cell.toned("Within the interval", Tone.GOOD)
                            : Cell.toned("Outside the interval", Tone.BAD)))
            .toList());
  }

  private static Part lift(Evidence evidence, UseCaseWords words) {
    List<DecileRow> deciles = evidence.deciles();
    Chart chart =
        new Chart(
            "lift",
            "Event rate by tenth of the list",
            deciles.isEmpty()
                ? ""
                : "The top tenth has a rate of "
                    + Numbers.SHARE.value(deciles.get(0).rate())
                    + ", "
                    + Numbers.RATIO.value(deciles.get(0).lift())
                    + " times the average.",
            Drawings.deciles(deciles, MetricWord.BASE_RATE.of(evidence)),
            deciles(deciles));
    return Part.of(
            "lift",
            "Is the top of the list worth more?",
            "Test predictions of all origins, sorted by "
                + words.chance()
                + " and cut into tenths.",
            held(EvidenceTables.LIFT_DECILES, evidence.model()).orderedBy("decile"))
        .charts(List.of(chart))
        .orElse("Not computed: there are no test predictions to sort.");
  }

  private static Grid deciles(List<DecileRow> deciles) {
    return Grid.of(
        "Lift by tenth",
        List.of(
            Heading.words("Tenth"),
            Heading.number("Event rate"),
            Heading.number("Events"),
            Heading.number("Lift"),
            Heading.number("Events so far"),
            Heading.number("Amount in events")),
        deciles.stream()
            .map(
                row ->
                    List.of(
                        Cell.of(Integer.toString(row.decile())),
                        Cell.of(row.rate(), Numbers.SHARE),
                        Cell.of(row.events()),
                        plain(row.lift(), Numbers.RATIO),
                        plain(row.gain(), Numbers.SHARE),
                        plain(row.amount(), Numbers.AMOUNT)))
            .toList());
  }

  /** A value whose support stands in another cell of its row. */
  private static Cell plain(Estimate estimate, Numbers numbers) {
    return estimate.isKnown() ? Cell.of(numbers.value(estimate)) : Cell.of(estimate, numbers);
  }
}

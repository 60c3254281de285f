package io.bowtie.report.page;

import io.bowtie.contract.AsOf;
import io.bowtie.governance.GovernanceTables;
import io.bowtie.governance.RolloutTables;
import io.bowtie.recommendation.RecommendationTables;
import io.bowtie.report.gold.ApprovalCount;
import io.bowtie.report.gold.Evidence;
import io.bowtie.report.gold.GovernanceNight;
import io.bowtie.report.gold.Night;
import io.bowtie.report.gold.UseCaseNight;
import io.bowtie.report.view.Cell;
import io.bowtie.report.view.Grid;
import io.bowtie.report.view.Heading;
import io.bowtie.report.view.Held;
import io.bowtie.report.view.KpiWords;
import io.bowtie.report.view.Tone;
import io.bowtie.report.view.UseCaseWords;
import io.bowtie.report.view.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The first page: what the night decided, what people may do about it, and what it could not say.
 *
 * @param useCases the state of each use case
 * @param lists the recommendations of each use case
 * @param modes who sees what each use case says
 * @param boundary what Bowtie suggests, what a person approves, and what a person alone decides
 * @param approvals tonight's recommendations by approval
 * @param notComputed what is missing, and why
 * @param runId the run that wrote the page
 */
public record IndexPage(
    Frame frame,
    List<UseCaseCard> useCases,
    List<AdviceList> lists,
    List<Held> modes,
    List<Grid> boundary,
    Grid approvals,
    Held approvalsHeld,
    Grid notComputed,
    String runId) {

  public static final String FILE = "index.html";

  public IndexPage {
    useCases = List.copyOf(useCases);
    lists = List.copyOf(lists);
    modes = List.copyOf(modes);
    boundary = List.copyOf(boundary);
  }

  public static IndexPage of(
      String company, Night night, Boundary boundary, List<NotComputed> notComputed, String runId) {
    List<String> names = night.useCases().stream().map(UseCaseNight::useCase).toList();
    return new IndexPage(
        Frame.of(company, night.asOf(), "Tonight", lede(night), FILE, names),
        night.useCases().stream()
            .map(useCase -> UseCaseCard.of(useCase, night.governance(), night.asOf()))
            .toList(),
        night.useCases().stream().map(useCase -> AdviceList.of(useCase, night.asOf())).toList(),
        List.of(
            Held.in(GovernanceTables.USE_CASE_STATUS, Held.isDay("as_of", night.asOf().toString()))
                .orderedBy("use_case"),
            Held.in(
                    RolloutTables.ROLLOUT_CHECKS,
                    Held.isBetween(
                        "as_of",
                        GovernanceNight.from(night.asOf()).toString(),
                        night.asOf().toString()))
                .orderedBy("as_of desc, use_case, stage")),
        BoundaryPart.grids(boundary),
        approvals(night),
        Held.in(
                RecommendationTables.RECOMMENDATIONS,
                Held.isDay("as_of", night.asOf().toString()),
                Held.is("status", "needs_approval"))
            .orderedBy("use_case, probability desc"),
        notComputed(night, notComputed),
        runId);
  }

  private static String lede(Night night) {
    AsOf asOf = night.asOf();
    List<String> scored =
        night.useCases().stream()
            .filter(useCase -> useCase.scored() > 0)
            .map(useCase -> UseCaseWords.of(useCase.useCase()).many(useCase.scored()))
            .toList();
    String known = "Everything here is what was known by the end of " + asOf + " (UTC).";
    return scored.isEmpty()
        ? known + " Nothing was scored."
        : known + " Scored: " + String.join(", ", scored) + ".";
  }

  private static Grid approvals(Night night) {
    List<List<Cell>> rows = new ArrayList<>();
    for (UseCaseNight useCase : night.useCases()) {
      for (ApprovalCount count : useCase.approvals()) {
        rows.add(
            List.of(
                Cell.of(UseCaseWords.of(useCase.useCase()).title()),
                Cell.of(Words.plain(count.action())),
                Cell.of(Words.plain(count.riskTier())),
                count.status().equals("needs_approval")
                    ? Cell.toned("Needs approval", Tone.CAUTION)
                    : Cell.of("May be acted on"),
                Cell.of(
                    count.approvalRole().isEmpty() ? "Nobody" : Words.plain(count.approvalRole())),
                Cell.of(count.recommendations())));
      }
    }
    return Grid.of(
        "Tonight's recommendations by approval",
        List.of(
            Heading.words("Use case"),
            Heading.words("Action"),
            Heading.words("Risk"),
            Heading.words("Status"),
            Heading.words("Who must approve"),
            Heading.number("Recommendations")),
        rows);
  }

  private static Grid notComputed(Night night, List<NotComputed> declared) {
    Set<List<String>> lines = new TreeSet<>(IndexPage::byText);
    declared.forEach(item -> lines.add(List.of(item.what(), item.reason())));
    night.useCases().forEach(useCase -> lines.addAll(missing(useCase)));
    night.pipeline().kpis().stream()
        .filter(kpi -> kpi.dimension().equals("all") && kpi.periodType().equals("trailing"))
        .filter(kpi -> !kpi.estimate().isKnown())
        .forEach(kpi -> lines.add(List.of(KpiWords.labelOf(kpi.kpi()), kpi.estimate().reason())));
    return Grid.of(
        "Not computed tonight, and why",
        List.of(Heading.words("What"), Heading.words("Why not")),
        lines.stream().map(line -> line.stream().map(Cell::of).toList()).toList());
  }

  private static List<List<String>> missing(UseCaseNight useCase) {
    String title = UseCaseWords.of(useCase.useCase()).title();
    if (useCase.models().isEmpty()) {
      return List.of(List.of(title + ": model", "No model has been trained by this night."));
    }
    Stream<List<String>> metrics =
        useCase.evidence().stream().limit(1).flatMap(evidence -> undefined(title, evidence));
    return Stream.concat(metrics, withheld(useCase, title)).toList();
  }

  private static Stream<List<String>> undefined(String title, Evidence evidence) {
    return evidence.metrics().stream()
        .filter(row -> row.isPooled() && !row.estimate().isKnown())
        .filter(row -> row.isOfModel())
        .map(row -> List.of(title + ": " + UseCaseCard.metricName(row), row.estimate().reason()));
  }

  private static Stream<List<String>> withheld(UseCaseNight useCase, String title) {
    return useCase.scored() > 0
        ? Stream.empty()
        : Stream.of(List.of(title + ": scores", UseCaseCard.whyNoScores(useCase)));
  }

  private static int byText(List<String> left, List<String> right) {
    return String.join("\u0000", left).compareTo(String.join("\u0000", right));
  }
}

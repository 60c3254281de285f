package io.bowtie.proof;

import static io.bowtie.proof.PageText.share;
import static io.bowtie.proof.PageText.text;

import io.bowtie.evaluation.Interval;
import io.bowtie.evaluation.Wilson;
import io.bowtie.proof.ProofResult.Found;
import io.bowtie.proof.ProofResult.Leak;
import io.bowtie.proof.ProofResult.UseCaseResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was found, for readers: a limit beside each figure, and every seed, whatever it showed. */
final class EvidencePage {
  private final List<ProofResult> planted;
  private final List<ProofResult> without;
  private final List<TrueAuc> fresh;
  private final MessTable messes;
  private final DriftTable drifts;
  private final StringBuilder page = new StringBuilder();

  private EvidencePage(Evidence evidence) {
    this.planted = evidence.planted();
    this.without = evidence.without();
    this.fresh = evidence.fresh();
    this.messes = new MessTable(evidence.messy());
    this.drifts = new DriftTable(evidence.drifting());
  }

  static String of(Evidence evidence) {
    EvidencePage page = new EvidencePage(evidence);
    page.companies();
    page.leaks();
    page.effects();
    page.messes.lines().forEach(page::line);
    page.drifts.lines().forEach(page::line);
    page.seeds();
    page.sets(evidence.sets());
    return page.page.toString();
  }

  private void companies() {
    line("### Generated companies");
    line("");
    line("| What must hold | Seen | Limit |");
    line("|---|---|---|");
    List<Leak> leaks = cases(planted).stream().flatMap(each -> each.leaks().stream()).toList();
    row("Planted leaks end refused or need a signature", share(leaks, Leak::isCaught), "all");
    row(
        "Columns that nobody planted and the ledger holds back (false alarms)",
        alarms(),
        "the 95 % interval reaches 5 %");
    row(
        "Companies without signal of which a use case gets `publish`",
        share(without, each -> each.useCases().stream().anyMatch(EvidencePage::isPublished)),
        "at most 1 of 20");
    row(
        "Canaries that failed, over all trainings",
        String.valueOf(all().mapToLong(each -> each.canaries().size()).sum()),
        "0");
    effectRows();
    row("Planted messes that the night shows in exactly their count", messes.exact(), "all");
    row("Planted drifts flagged", drifts.flagged(true), "all");
    row("Steady columns flagged", drifts.flagged(false), "reported");
    for (String useCase : List.of("lead", "deal")) {
      List<TrueAuc> asked = fresh.stream().filter(each -> each.useCase().equals(useCase)).toList();
      row(
          "Pooled 95 % intervals that hold the true AUC, " + useCase,
          share(asked, each -> isInside(each).orElse(false)),
          "17 of 20");
      row("Fresh rows behind each of these, " + useCase, rows(asked), "200,000");
    }
    line("");
  }

  private static String rows(List<TrueAuc> fresh) {
    return fresh.isEmpty()
        ? "not run"
        : text("%,d", fresh.stream().mapToLong(TrueAuc::rows).min().orElseThrow());
  }

  private void effectRows() {
    List<EffectOverSeeds> effects = EffectOverSeeds.of(planted);
    row(
        "Planted effects whose mean over the seeds has their sign",
        share(effects, each -> each.mean().hasItsSign()),
        "all");
    row(
        "Use cases whose source levels' means stand in the planted order",
        share(
            effects.stream().map(EffectOverSeeds::useCase).distinct().toList(),
            useCase ->
                Found.areLevelsInOrder(
                    effects.stream()
                        .filter(each -> each.useCase().equals(useCase))
                        .map(EffectOverSeeds::mean)
                        .toList())),
        "all");
    List<UseCaseResult> fitted =
        cases(planted).stream().filter(each -> !each.effects().isEmpty()).toList();
    row(
        "Each company's planted effects found with their sign",
        share(fitted.stream().flatMap(each -> each.effects().stream()).toList(), Found::hasItsSign),
        "reported");
    row(
        "Each company's use cases whose source levels stand in the planted order",
        share(fitted, UseCaseResult::areLevelsInOrder),
        "reported");
  }

  private String alarms() {
    long columns = all().mapToLong(UseCaseResult::columns).sum();
    long alarms = all().mapToLong(each -> each.alarms().size()).sum();
    if (columns == 0) {
      return "not run";
    }
    Interval interval = Wilson.interval(alarms, columns);
    return text(
        "%d of %,d, %.2f %% (%.2f to %.2f %%)",
        alarms, columns, 100.0 * alarms / columns, 100 * interval.low(), 100 * interval.high());
  }

  private void leaks() {
    line("### Planted leaks");
    line("");
    line("| Column | Use case | Caught | By its numbers alone |");
    line("|---|---|---|---|");
    for (PlantedLeak leak : PlantedLeak.values()) {
      List<Leak> seen =
          cases(planted).stream()
              .flatMap(each -> each.leaks().stream())
              .filter(each -> each.leak() == leak)
              .toList();
      line(
          text(
              "| %s | %s | %s | %s |",
              leak.name().toLowerCase(Locale.ROOT).replace('_', ' '),
              leak.useCase(),
              share(seen, Leak::isCaught),
              share(seen, Leak::isByNumbers)));
    }
    line("");
  }

  private void effects() {
    line("### Planted effects");
    line("");
    line(
        "A level shares its signal with the smoothed past rate of its source, so a weak one can come"
            + " out with either sign in a single small company: the mean over the seeds is held to"
            + " the sign, and a company's own coefficients are reported. Planted are log-odds a day,"
            + " of a level or of one unit; found are log-odds within the horizon, of a level or of"
            + " one standard deviation. So signs and the order of levels compare, sizes do not.");
    line("");
    line("| Use case | Where it shows | Planted | Found, mean (95 %) | Seeds with its sign |");
    line("|---|---|---|---|---|");
    for (EffectOverSeeds effect : EffectOverSeeds.of(planted)) {
      Found mean = effect.mean();
      line(
          text(
              "| %s | %s | %+.3f | %+.3f%s | %d of %d |",
              effect.useCase(),
              mean.words(),
              mean.planted(),
              mean.found(),
              effect
                  .interval()
                  .map(within -> text(" (%+.3f to %+.3f)", within.low(), within.high()))
                  .orElse(""),
              effect.withItsSign(),
              effect.found().size()));
    }
    line("");
  }

  private void seeds() {
    line("### Every seed");
    line("");
    line(
        "| Company | Use case | Verdict | AUC, backtest | True AUC | Leaks caught | False alarms |"
            + " Signs |");
    line("|---|---|---|---|---|---|---|---|");
    Stream.concat(planted.stream(), without.stream())
        .forEach(result -> result.useCases().forEach(useCase -> line(seed(result, useCase))));
    line("");
    List<String> alarms =
        Stream.concat(planted.stream(), without.stream())
            .flatMap(
                result ->
                    result.useCases().stream()
                        .flatMap(
                            useCase ->
                                useCase.alarms().stream()
                                    .map(
                                        alarm ->
                                            name(result)
                                                + ", "
                                                + useCase.useCase()
                                                + ", "
                                                + alarm)))
            .toList();
    if (!alarms.isEmpty()) {
      line("False alarms:");
      line("");
      alarms.forEach(alarm -> line("- " + alarm));
      line("");
    }
  }

  private String seed(ProofResult result, UseCaseResult useCase) {
    Optional<TrueAuc> truth = truth(result, useCase);
    return text(
        "| %s | %s | %s | %s | %s | %s | %d of %d | %s |",
        name(result),
        useCase.useCase(),
        useCase.verdict(),
        estimate(useCase.auc(), useCase.low(), useCase.high(), useCase.support()),
        truth.map(found -> text("%.3f", found.auc())).orElse(""),
        useCase.leaks().isEmpty() ? "" : share(useCase.leaks(), Leak::isCaught),
        useCase.alarms().size(),
        useCase.columns(),
        useCase.effects().isEmpty() ? "" : share(useCase.effects(), Found::hasItsSign));
  }

  private void sets(List<PublicResult> sets) {
    line("### Published sets");
    line("");
    line("| Set | Columns and split | Chosen | Verdict | Metric | Value (95 %) | At least |");
    line("|---|---|---|---|---|---|---|");
    for (PublicResult result : sets) {
      PublicSet set = result.set();
      for (PublicResult.Value value : result.metrics()) {
        line(
            text(
                "| %s | %s | %s | %s | %s | %s | %s |",
                set.example(),
                set.columnsAndSplit(),
                result.algorithm(),
                result.verdict(),
                value.metric(),
                estimate(value.value(), value.low(), value.high(), value.support()),
                set.targets().stream()
                    .filter(target -> target.metric().equals(value.metric()))
                    .map(target -> String.valueOf(target.least()))
                    .collect(Collectors.joining())));
      }
    }
    line("");
    line(
        "Own columns as the examples offer them; the last column is of the example's `leaks.conf`,"
            + " which declares each as known in time:");
    line("");
    line("| Set | Column | Declared as | Verdict | Caught by | Its numbers alone would |");
    line("|---|---|---|---|---|---|");
    for (PublicResult result : sets) {
      for (PublicResult.Column column : result.columns()) {
        line(
            text(
                "| %s | %s | %s | %s | %s | %s |",
                result.set().example(),
                column.name(),
                column.known(),
                column.verdict(),
                Optional.ofNullable(column.caughtBy()).orElse(""),
                column.isByNumbers() ? "yes" : "no"));
      }
    }
  }

  private Optional<TrueAuc> truth(ProofResult result, UseCaseResult useCase) {
    return result.kind() == ProofKind.PLANTED
        ? fresh.stream()
            .filter(each -> each.seed() == result.seed())
            .filter(each -> each.useCase().equals(useCase.useCase()))
            .findFirst()
        : Optional.empty();
  }

  private Optional<Boolean> isInside(TrueAuc truth) {
    return planted.stream()
        .filter(result -> result.seed() == truth.seed())
        .flatMap(result -> result.useCases().stream())
        .filter(useCase -> useCase.useCase().equals(truth.useCase()) && useCase.low() != null)
        .map(useCase -> new Interval(useCase.low(), useCase.high()).contains(truth.auc()))
        .findFirst();
  }

  private Stream<UseCaseResult> all() {
    return Stream.concat(cases(planted).stream(), cases(without).stream());
  }

  private static List<UseCaseResult> cases(List<ProofResult> results) {
    List<UseCaseResult> cases = new ArrayList<>();
    results.forEach(result -> cases.addAll(result.useCases()));
    return cases;
  }

  private static boolean isPublished(UseCaseResult useCase) {
    return useCase.verdict().equals("publish");
  }

  private static String estimate(Double value, Double low, Double high, long support) {
    if (value == null) {
      return "undefined";
    }
    return low == null
        ? text("%.3f (n %,d)", value, support)
        : text("%.3f (%.3f to %.3f, n %,d)", value, low, high, support);
  }

  private static String name(ProofResult result) {
    return result.kind().word() + " " + result.seed();
  }

  private void row(String what, String seen, String limit) {
    line("| " + what + " | " + seen + " | " + limit + " |");
  }

  private void line(String line) {
    page.append(line).append('\n');
  }
}

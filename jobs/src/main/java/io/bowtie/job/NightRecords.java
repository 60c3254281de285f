package io.bowtie.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.bowtie.contract.Parallel;
import io.bowtie.quality.CheckResult;
import io.bowtie.quality.QualityTables;
import io.bowtie.silver.Conforming;
import io.bowtie.silver.Entity;
import io.bowtie.silver.ExchangeRates;
import io.bowtie.silver.IdentityCoverage;
import io.bowtie.silver.IdentityLinks;
import io.bowtie.silver.IdentityTables;
import io.bowtie.silver.RateChecks;
import io.bowtie.silver.Snapshots;
import io.bowtie.silver.SourceAccounts;
import io.bowtie.silver.VersionSet.Fate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What conform keeps of a night beside the entities: what was set aside, who is linked to whom,
 * what was open, and what the gates say.
 *
 * @param context of the run
 */
record NightRecords(RunContext context) {

  /**
   * Writes it all, side by side.
   *
   * @return what the gates say of the entities, of money and identity, and the conf's own rules
   */
  List<CheckResult> kept(List<Conformed> results, IdentityLinks links, DeclaredChecks declared) {
    Predicate<Entity> isDelivered = entity -> context.store().exists(entity.versions());
    ExchangeRates rates = context.exchangeRates();
    List<Supplier<List<CheckResult>>> work = new ArrayList<>();
    work.add(() -> results.stream().flatMap(result -> result.checks().stream()).toList());
    work.add(silently(() -> quarantine(results)));
    if (isDelivered.test(SourceAccounts.ENTITY)) {
      work.add(silently(() -> identityLinks(links)));
    }
    Snapshots.ALL.forEach(each -> work.add(silently(() -> snapshot(each))));
    work.add(() -> RateChecks.of(context.store(), isDelivered, context.asOf(), rates));
    work.add(() -> RateChecks.bases(rates, context.asOf()));
    work.add(() -> IdentityCoverage.of(context.store(), isDelivered, context.asOf(), rates));
    work.add(declared::afterwards);
    return Parallel.each(work, Supplier::get).stream().flatMap(List::stream).toList();
  }

  private static Supplier<List<CheckResult>> silently(Runnable work) {
    return () -> {
      work.run();
      return List.of();
    };
  }

  /** Rows set aside, each once and for good. */
  private void quarantine(List<Conformed> results) {
    Conforming conforming = new Conforming(context.asOf(), context.runId());
    Optional<Dataset<Row>> rows =
        written(results)
            .filter(result -> result.counts().rows(Fate.QUARANTINED) > 0)
            .map(result -> conforming.quarantined(result.entity(), result.decided()))
            .reduce(Dataset::unionByName);
    rows.ifPresent(
        quarantined -> {
          Dataset<Row> known = context.store().read(QualityTables.QUARANTINE);
          context
              .store()
              .append(
                  QualityTables.QUARANTINE,
                  quarantined.join(
                      known.select(
                          QualityTables.QUARANTINE.key().stream()
                              .map(name -> col(name))
                              .toArray(Column[]::new)),
                      QualityTables.QUARANTINE.key().toArray(String[]::new),
                      "left_anti"));
        });
  }

  /** The entities of which rows were set aside by the as-of. */
  Set<String> setAside() {
    return context
        .store()
        .read(QualityTables.QUARANTINE)
        .where(col("as_of").leq(lit(context.asOf().date())))
        .select("entity")
        .distinct()
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** To which account each customer belongs, or why to none. */
  private void identityLinks(IdentityLinks links) {
    context
        .store()
        .replaceAsOf(
            IdentityTables.IDENTITY_LINKS,
            context.asOf(),
            links.rows(context.asOf(), context.runId()));
  }

  /** From the first night on; a night that is run again replaces its own. */
  private void snapshot(Snapshots each) {
    if (context.store().exists(each.entity().versions())) {
      Snapshots snapshots = each.of(Conformed.entity(context.conf(), each.entity().name()));
      context
          .store()
          .replaceAsOf(
              snapshots.contract(),
              context.asOf(),
              snapshots.rows(
                  context.store(),
                  context.store().storedColumns(each.entity().versions()),
                  context.asOf(),
                  context.runId()));
    }
  }

  private static Stream<Conformed.Written> written(List<Conformed> results) {
    return results.stream()
        .filter(result -> result instanceof Conformed.Written)
        .map(result -> (Conformed.Written) result);
  }
}

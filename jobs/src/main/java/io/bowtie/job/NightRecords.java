package io.bowtie.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.bowtie.config.CustomField;
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
import io.bowtie.silver.VersionSet.Fate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
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

  /** Rows set aside, each once and for good. */
  void quarantine(List<Conformed> results) {
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
  void identityLinks(IdentityLinks links) {
    context
        .store()
        .replaceAsOf(
            IdentityTables.IDENTITY_LINKS,
            context.asOf(),
            links.rows(context.asOf(), context.runId()));
  }

  /** From the first night on; a night that is run again replaces its own. */
  void snapshots() {
    for (Snapshots each : Snapshots.ALL) {
      Snapshots snapshots =
          each.of(
              each.entity()
                  .with(
                      context.conf().customFieldsOf(each.entity().name()).stream()
                          .map(CustomField::column)
                          .toList()));
      if (context.store().exists(each.entity().versions())) {
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
  }

  /** What the gates say of the entities, of money and identity, and of the conf's own rules. */
  List<CheckResult> checks(List<Conformed> results, DeclaredChecks declared) {
    List<CheckResult> checks =
        new ArrayList<>(results.stream().flatMap(result -> result.checks().stream()).toList());
    Predicate<Entity> isDelivered = entity -> context.store().exists(entity.versions());
    ExchangeRates rates = context.exchangeRates();
    checks.addAll(RateChecks.of(context.store(), isDelivered, context.asOf(), rates));
    checks.addAll(IdentityCoverage.of(context.store(), isDelivered, context.asOf(), rates));
    checks.addAll(declared.afterwards());
    return checks;
  }

  private static Stream<Conformed.Written> written(List<Conformed> results) {
    return results.stream()
        .filter(result -> result instanceof Conformed.Written)
        .map(result -> (Conformed.Written) result);
  }
}

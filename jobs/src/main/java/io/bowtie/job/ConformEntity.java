package io.bowtie.job;

import static org.apache.spark.sql.functions.col;

import io.bowtie.config.SourceConf;
import io.bowtie.contract.AsOf;
import io.bowtie.contract.BusinessZone;
import io.bowtie.contract.ContractColumns;
import io.bowtie.contract.ExitCode;
import io.bowtie.contract.OperatorError;
import io.bowtie.quality.CheckResult;
import io.bowtie.quality.Outcome;
import io.bowtie.quality.QualityTables;
import io.bowtie.silver.Conforming;
import io.bowtie.silver.Entity;
import io.bowtie.silver.FateCounts;
import io.bowtie.silver.Identity;
import io.bowtie.silver.SilverAsOf;
import io.bowtie.silver.SilverLedger;
import io.bowtie.silver.VersionSet.Fate;
import io.bowtie.source.CastFault;
import io.bowtie.source.Mapping;
import io.bowtie.source.ReadOptions;
import io.bowtie.store.TableStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Brings one entity up to date. The current table is written first, the versions follow, and the
 * ledger last: a run that dies between leaves versions to be written, and the next run writes both.
 *
 * @param context of the run
 * @param inputs what mappings read
 * @param gates that compare the night with earlier ones
 * @param ledger of the mappings applied so far
 * @param identity what is known of accounts
 * @param deliveredEntities entities that some source delivers
 * @param setAside entities of which rows were set aside by the as-of
 */
record ConformEntity(
    RunContext context,
    ConformInputs inputs,
    Gates gates,
    SilverLedger ledger,
    Identity identity,
    Set<String> deliveredEntities,
    Set<String> setAside) {

  /** What is to become of the entity; writes nothing. */
  Decided decide(String name, List<SourceMapping> mappings) {
    Entity entity = Conformed.entity(context.conf(), name);
    boolean isRequired = mappings.stream().anyMatch(mapping -> mapping.source().required());
    try {
      return decided(entity, mappings, isRequired);
    } catch (OperatorError failed) {
      if (failed.exitCode() != ExitCode.DATA_GATE || isRequired) {
        throw failed;
      }
      return new Decided.Blocked(
          name, List.of(blocked(entity, mappings.get(0).source(), failed)), false);
    }
  }

  private Decided decided(Entity entity, List<SourceMapping> mappings, boolean isRequired) {
    Conforming conforming = new Conforming(context.asOf(), context.runId());
    List<Dataset<Row>> rows = new ArrayList<>();
    List<SourceMapping> applied = new ArrayList<>();
    List<CheckResult> checks = new ArrayList<>();
    for (SourceMapping mapping : mappings) {
      Optional<CheckResult> freshness = gates.freshness(mapping.source(), entity.name());
      freshness.ifPresent(checks::add);
      if (freshness.filter(ConformEntity::isBlock).isPresent()) {
        if (mapping.source().required()) {
          return new Decided.Blocked(entity.name(), checks, true);
        }
        continue;
      }
      try {
        rows.add(mapped(conforming, entity, mapping));
        applied.add(mapping);
      } catch (OperatorError failed) {
        if (failed.exitCode() != ExitCode.DATA_GATE || mapping.source().required()) {
          throw failed;
        }
        checks.add(blocked(entity, mapping.source(), failed));
      }
    }
    List<SilverLedger.Entry> entries =
        applied.stream().map(mapping -> entry(entity, mapping)).toList();
    boolean isRebuilt = ledger.isOutdated(entries);
    // A rebuild from the others alone would lose the versions of the source that is blocked.
    if (rows.isEmpty() || (isRebuilt && checks.stream().anyMatch(ConformEntity::isBlock))) {
      return new Decided.Blocked(entity.name(), checks, isRequired);
    }
    refuseRebuildOfThePast(entity, isRebuilt);
    Dataset<Row> stored = context.store().read(entity.versions());
    Dataset<Row> decided =
        CastFault.explained(
            entity.name(),
            () ->
                conforming
                    .decided(
                        entity,
                        rows,
                        identity,
                        deliveredEntities,
                        context.store(),
                        isRebuilt ? stored.limit(0) : stored)
                    // Not cache(): a cached plan that reads silver.<entity> is dropped and computed
                    // again when that table is written, and would find its own new versions known.
                    .localCheckpoint(false));
    FateCounts counts =
        CastFault.explained(entity.name(), () -> conforming.counts(entity, decided));
    List<CheckResult> counted = conforming.checks(entity, counts);
    checks.addAll(counted);
    Decided.Ready ready =
        new Decided.Ready(entity, decided, counts, stored, isRebuilt, entries, checks, isRequired);
    List<CheckResult> compared = new ArrayList<>(gates.drift(counted));
    compared.addAll(conforming.money(entity, rows, decided, versions(ready)));
    if (setAside.contains(entity.name())) {
      compared.addAll(
          conforming.replayed(entity, decided, context.store().read(QualityTables.QUARANTINE)));
    }
    return ready.after(compared);
  }

  private static boolean isBlock(CheckResult check) {
    return check.outcome() == Outcome.BLOCK;
  }

  /** The entity as the night will see it once this is written: the latest version of each key. */
  Dataset<Row> candidate(Decided.Ready ready) {
    return ContractColumns.completed(
        ready.entity().versions(),
        SilverAsOf.latest(versions(ready), ready.entity(), context.asOf()));
  }

  /** Writes what was decided. */
  Conformed write(Decided decided) {
    return decided instanceof Decided.Ready ready ? written(ready) : (Decided.Blocked) decided;
  }

  private Conformed written(Decided.Ready ready) {
    FateCounts counts = ready.counts();
    if (ready.isRebuilt() || counts.rows(Fate.NEW, Fate.SEEN_EARLIER) > 0) {
      writeVersions(ready);
    }
    context.progress().say(remark(ready));
    return new Conformed.Written(
        ready.entity(), ready.rows(), counts, ready.checks(), ready.applied());
  }

  private static CheckResult blocked(Entity entity, SourceConf source, OperatorError failed) {
    return new CheckResult(
        source.name(),
        entity.name(),
        "mapping",
        CheckResult.ROW,
        Outcome.BLOCK,
        0,
        0,
        String.valueOf(failed.getMessage()));
  }

  private Dataset<Row> mapped(Conforming conforming, Entity entity, SourceMapping mapping) {
    String source = mapping.source().name();
    return conforming.mapped(
        entity,
        mapping.mapping(),
        ReadOptions.ofMapped(mapping.source()),
        inputs.delivered().get(source),
        inputs.ledgers().get(source));
  }

  private void writeVersions(Decided.Ready ready) {
    Conforming conforming = new Conforming(context.asOf(), context.runId());
    TableStore store = context.store();
    Entity entity = ready.entity();
    if (ready.isRebuilt()) {
      Dataset<Row> rebuilt = versions(ready);
      writeCurrent(entity, rebuilt);
      store.overwrite(entity.versions(), rebuilt);
      return;
    }
    if (ready.counts().rows(Fate.SEEN_EARLIER) > 0) {
      Dataset<Row> own = ready.stored().select(storedColumns(entity));
      store.overwrite(entity.versions(), conforming.seenEarlier(entity, ready.rows(), own));
    }
    if (ready.counts().rows(Fate.NEW) > 0) {
      writeCurrent(entity, versions(ready));
      store.append(entity.versions(), conforming.newVersions(entity, ready.rows()));
    }
  }

  /** All versions once this is written. */
  private Dataset<Row> versions(Decided.Ready ready) {
    Conforming conforming = new Conforming(context.asOf(), context.runId());
    Entity entity = ready.entity();
    if (ready.isRebuilt()) {
      return conforming.rebuilt(entity, ready.rows(), ready.stored());
    }
    Dataset<Row> stored = ready.stored().select(storedColumns(entity));
    Dataset<Row> own =
        ready.counts().rows(Fate.SEEN_EARLIER) > 0
            ? conforming.seenEarlier(entity, ready.rows(), stored)
            : stored;
    Dataset<Row> added = conforming.newVersions(entity, ready.rows());
    return own.columns().length == 0 ? added : own.unionByName(added, true);
  }

  /** As of the last night that was conformed: a rerun of an older one never moves it back. */
  private void writeCurrent(Entity entity, Dataset<Row> versions) {
    AsOf last =
        ledger
            .latest(entity.name())
            .filter(night -> night.compareTo(context.asOf()) > 0)
            .orElse(context.asOf());
    context.store().overwrite(entity.current(), SilverAsOf.latest(versions, entity, last));
  }

  private Column[] storedColumns(Entity entity) {
    return context.store().storedColumns(entity.versions()).stream()
        .filter(name -> entity.versions().column(name).isPresent())
        .map(name -> col(name))
        .toArray(Column[]::new);
  }

  private SilverLedger.Entry entry(Entity entity, SourceMapping mapping) {
    return new SilverLedger.Entry(
        entity.name(),
        mapping.source().name(),
        Hash.of(
            mapping.mapping().step().text() + chosen(mapping.mapping()),
            ReadOptions.of(mapping.source()).toString(),
            mapping.source().increments().usual()
                + " "
                + mapping.source().increments().maximumLoss()
                // Days of another zone make other versions; in UTC the hash is what it always was.
                + (context.conf().timeZone().equals(BusinessZone.UTC)
                    ? ""
                    : " " + context.conf().timeZone()),
            context.conf().customFieldsOf(entity.name()).stream()
                .map(field -> field.name() + " " + field.kind())
                .sorted()
                .collect(Collectors.joining(", "))),
        context.asOf().date());
  }

  private static String chosen(Mapping mapping) {
    return mapping.options().isEmpty() ? "" : new TreeMap<>(mapping.options()).toString();
  }

  private void refuseRebuildOfThePast(Entity entity, boolean isRebuilt) {
    AsOf latest = ledger.latest(entity.name()).orElse(context.asOf());
    if (isRebuilt && context.asOf().compareTo(latest) < 0) {
      throw OperatorError.data(
              "Entity '"
                  + entity.name()
                  + "' has a new mapping or time zone and must be rebuilt first")
          .where("--as-of " + context.asOf())
          .why("Its last night was " + latest + "; a rebuild of an earlier one would lose rows.")
          .remedy("Run conform --as-of " + latest + " first.");
    }
  }

  private static String remark(Decided.Ready ready) {
    FateCounts counts = ready.counts();
    return "silver."
        + ready.entity().name()
        + ": "
        + counts.rows(Fate.NEW)
        + " new version(s) of "
        + counts.versions()
        + (counts.rows(Fate.QUARANTINED) > 0
            ? ", " + counts.rows(Fate.QUARANTINED) + " row(s) quarantined"
            : "")
        + (ready.isRebuilt()
            ? "; rebuilt from bronze, because its mapping or the time zone has changed"
            : "");
  }
}

package io.bowtie.job;

import io.bowtie.bronze.DeliveryChecks;
import io.bowtie.contract.OperatorError;
import io.bowtie.contract.Parallel;
import io.bowtie.quality.CheckResult;
import io.bowtie.silver.AccountMerges;
import io.bowtie.silver.Identity;
import io.bowtie.silver.IdentityLinks;
import io.bowtie.silver.SharedDomains;
import io.bowtie.silver.Silver;
import io.bowtie.silver.SilverLedger;
import io.bowtie.silver.SourceAccounts;
import io.bowtie.silver.VersionSet.Fate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Maps what had landed to entities and appends the versions that are new. */
final class ConformJob implements Job {

  @Override
  public String name() {
    return "conform";
  }

  @Override
  public String purpose() {
    return "Maps raw rows to entities, checks them, and appends the versions that are new.";
  }

  @Override
  public List<String> reads() {
    return List.of(
        "bronze.<source>__<raw table>",
        "bronze.file_ledger",
        "the sources' mappings",
        "the conf's checks");
  }

  @Override
  public List<String> writes() {
    return List.of(
        "silver.<entity>",
        "silver.<entity>_current",
        "silver.mapping_ledger",
        "silver.deals_snapshots",
        "silver.leads_snapshots",
        "gold.identity_links",
        "gold.quarantine",
        "gold.quality_checks");
  }

  @Override
  public JobResult run(RunContext context) {
    List<Conformed> results = conformed(context, Optional.empty());
    refuseNightBeforeData(context, results);
    return result(results);
  }

  /**
   * Conforms all entities or some, and writes what the gates say of these.
   *
   * @param only the names of the entities; empty for all
   * @throws OperatorError of data when what a required source delivers is blocked
   */
  static List<Conformed> conformed(RunContext context, Optional<Set<String>> only) {
    EntityMappings mappings = EntityMappings.of(context.conf());
    ConformInputs inputs =
        ConformInputs.read(context.store(), context.conf().sources(), context.asOf());
    SilverLedger ledger = SilverLedger.read(context.store());
    SharedDomains shared = SharedDomains.with(context.conf().sharedDomains());
    IdentityLinks links = IdentityLinks.none(context.spark());
    Identity identity = Identity.nobody(context.spark());
    AccountMerges merges = new AccountMerges(Map.of());
    DeclaredChecks declared = DeclaredChecks.of(context, inputs);
    Gates gates = Gates.of(context, inputs);
    NightRecords records = new NightRecords(context);
    Set<String> setAside = records.setAside();
    List<Conformed> results = new ArrayList<>();
    Set<String> later = new TreeSet<>(mappings.byEntity().keySet());
    for (List<String> wave : mappings.waves()) {
      wave.forEach(later::remove);
      if (wave.stream().map(Silver::entity).anyMatch(Identity::concerns)) {
        merges = AccountMerges.at(context.store(), context.asOf());
        if (context.store().exists(SourceAccounts.ENTITY.versions())) {
          links = IdentityLinks.at(context.store(), context.asOf(), shared, merges).computed();
        }
        identity = Identity.at(context.store(), context.asOf(), links, merges).computed();
      }
      ConformEntity each =
          new ConformEntity(
              context, inputs, gates, ledger, identity, mappings.stored(context.store()), setAside);
      List<Decided> decided =
          Parallel.each(
              wave.stream().filter(name -> only.isEmpty() || only.get().contains(name)).toList(),
              name -> each.decide(name, mappings.byEntity().get(name)));
      results.addAll(Parallel.each(gated(declared, each, decided, later), each::write));
      if (isRequiredBlocked(results)) {
        break;
      }
    }
    List<CheckResult> checks = new ArrayList<>(records.kept(results, links, declared));
    checks.addAll(merges.checks());
    QualityLog.replaceAllBut(context, DeliveryChecks.RULES, only, checks);
    writeLedger(context, ledger, results);
    refuseWithoutRequired(results);
    return results;
  }

  /** What remains to be written when the conf's own checks have looked at it. */
  private static List<Decided> gated(
      DeclaredChecks declared, ConformEntity each, List<Decided> decided, Set<String> later) {
    if (!declared.mayBlock()) {
      return decided;
    }
    Map<String, Dataset<Row>> candidates = new TreeMap<>();
    for (Decided one : decided) {
      if (one instanceof Decided.Ready ready) {
        candidates.put(ready.entity().name(), each.candidate(ready));
      }
    }
    return decided.stream()
        .map(
            one ->
                one instanceof Decided.Ready ready
                    ? ready.after(declared.before(ready.entity().name(), candidates, later))
                    : one)
        .toList();
  }

  private static boolean isRequiredBlocked(List<Conformed> results) {
    return results.stream()
        .anyMatch(result -> result instanceof Decided.Blocked blocked && blocked.isRequired());
  }

  private static void refuseWithoutRequired(List<Conformed> results) {
    if (isRequiredBlocked(results)) {
      throw OperatorError.data("A gate blocks what a required source delivers")
          .where("gold.quality_checks")
          .why(
              results.stream()
                  .flatMap(result -> result.blocked().stream())
                  .collect(Collectors.joining(System.lineSeparator())))
          .remedy("Mend the source and run the night again, or set required = false.");
    }
  }

  private static void writeLedger(
      RunContext context, SilverLedger ledger, List<Conformed> results) {
    List<SilverLedger.Entry> applied =
        results.stream().flatMap(result -> result.applied().stream()).toList();
    if (!ledger.entries().containsAll(applied)) {
      context.store().overwrite(SilverLedger.CONTRACT, ledger.with(applied).rows(context.spark()));
    }
  }

  private static void refuseNightBeforeData(RunContext context, List<Conformed> results) {
    long versions = results.stream().mapToLong(result -> result.counts().versions()).sum();
    Optional<Instant> earliest =
        results.stream()
            .flatMap(result -> result.counts().earliestLater().stream())
            .min(Instant::compareTo);
    if (versions == 0 && earliest.isPresent()) {
      String day = context.conf().timeZone().dayOf(earliest.orElseThrow()).toString();
      throw OperatorError.data("Nothing was recorded by " + context.asOf())
          .where("--as-of " + context.asOf())
          .why("The earliest row of any entity was recorded on " + day + ".")
          .remedy("Choose an as-of from " + day + " on.");
    }
  }

  private static JobResult result(List<Conformed> results) {
    long rowsIn =
        results.stream()
            .mapToLong(
                result ->
                    result.counts().versions()
                        + result
                            .counts()
                            .rows(
                                Fate.QUARANTINED,
                                Fate.COLLAPSED,
                                Fate.OUTDATED,
                                Fate.UNCHANGED,
                                Fate.LATER))
            .sum();
    long rowsOut = results.stream().mapToLong(result -> result.counts().rows(Fate.NEW)).sum();
    List<String> blocked = results.stream().flatMap(result -> result.blocked().stream()).toList();
    if (!blocked.isEmpty()) {
      return new JobResult.Blocked(rowsIn, rowsOut, blocked);
    }
    long quarantined =
        results.stream().mapToLong(result -> result.counts().rows(Fate.QUARANTINED)).sum();
    return new JobResult.Done(
        rowsIn,
        rowsOut,
        rowsOut
            + " new version(s) of "
            + results.size()
            + " entities, "
            + quarantined
            + " row(s) quarantined");
  }
}

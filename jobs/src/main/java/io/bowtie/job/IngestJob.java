package io.bowtie.job;

import io.bowtie.bronze.BronzeTables;
import io.bowtie.bronze.Delivery;
import io.bowtie.bronze.DeliveryChecks;
import io.bowtie.bronze.FileLedger;
import io.bowtie.bronze.Ingest;
import io.bowtie.bronze.LedgerEntry;
import io.bowtie.bronze.RawTable;
import io.bowtie.contract.ExitCode;
import io.bowtie.contract.OperatorError;
import io.bowtie.contract.Parallel;
import io.bowtie.quality.CheckResult;
import io.bowtie.quality.Outcome;
import io.bowtie.source.SourceFile;
import io.bowtie.store.TableStore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Takes in every file that had landed by the as-of and whose content is new. */
final class IngestJob implements Job {

  @Override
  public String name() {
    return "ingest";
  }

  @Override
  public String purpose() {
    return "Keeps every row of every new file that had landed by the as-of, as it came.";
  }

  @Override
  public List<String> reads() {
    return List.of("the sources' files");
  }

  @Override
  public List<String> writes() {
    return List.of("bronze.<source>__<raw table>", "bronze.file_ledger", "gold.quality_checks");
  }

  @Override
  public JobResult run(RunContext context) {
    List<Delivery> deliveries =
        Delivery.of(context.spark(), context.conf().sources(), context.asOf());
    long version = context.store().version(BronzeTables.FILE_LEDGER);
    FileLedger before = FileLedger.read(context.store());
    deliveries.forEach(delivery -> refuseMissing(delivery, before));
    refuseNightBeforeData(context, deliveries, before);
    Ingest ingest = new Ingest(context.spark(), context.runId(), context.clock().instant());
    List<Taken> taken =
        Parallel.each(deliveries, delivery -> tried(context, ingest, delivery, before));
    List<LedgerEntry> found =
        taken.stream().flatMap(each -> each.intake().entries().stream()).toList();
    FileLedger after = LedgerWriting.entered(context, version, before, found);
    List<LedgerEntry> added = after.entries().stream().filter(found::contains).toList();
    return result(context, added, checks(context, taken, after));
  }

  /** A source that is not required and cannot be read leaves the others their night. */
  private static Taken tried(
      RunContext context, Ingest ingest, Delivery delivery, FileLedger before) {
    try {
      if (delivery.fault().isPresent()) {
        throw delivery.fault().orElseThrow();
      }
      return new Taken(delivery, take(context, ingest, delivery, before), "");
    } catch (OperatorError failed) {
      if (failed.exitCode() != ExitCode.DATA_GATE || delivery.source().required()) {
        throw failed;
      }
      String why = String.valueOf(failed.getMessage());
      context.progress().say(delivery.table().qualifiedName() + ": " + why);
      return new Taken(delivery, new Ingest.Intake(List.of(), List.of()), why);
    }
  }

  private static Ingest.Intake take(
      RunContext context, Ingest ingest, Delivery delivery, FileLedger before) {
    Ingest.Intake intake =
        ingest.take(
            delivery,
            delivery.landedBy(context.asOf().date()),
            before.of(delivery.table()),
            new Stored(context.store(), delivery.table().qualifiedName()));
    long rows = intake.entries().stream().mapToLong(LedgerEntry::rows).sum();
    context
        .progress()
        .say(
            delivery.table().qualifiedName()
                + ": "
                + intake.entries().size()
                + " new file(s), "
                + rows
                + " row(s)");
    intake
        .waiting()
        .forEach(
            file ->
                context
                    .progress()
                    .say(file.path() + " changed while it was read: it waits for the next run."));
    return intake;
  }

  private static List<CheckResult> checks(
      RunContext context, List<Taken> taken, FileLedger ledger) {
    List<CheckResult> checks =
        taken.stream().flatMap(each -> checks(context, each, ledger).stream()).toList();
    QualityLog.replace(context, DeliveryChecks.RULES, checks);
    return checks;
  }

  private static List<CheckResult> checks(RunContext context, Taken taken, FileLedger ledger) {
    RawTable table = taken.delivery().table();
    FileLedger own = ledger.of(table);
    LocalDate until =
        own.visibleUntil(taken.delivery().source().landed(table.name()), context.asOf());
    FileLedger seen = own.landedBy(until);
    List<CheckResult> checks = new ArrayList<>();
    if (!taken.intake().waiting().isEmpty()) {
      checks.add(DeliveryChecks.waiting(taken.delivery(), seen, taken.intake().waiting()));
    }
    checks.addAll(
        taken.failure().isEmpty()
            ? DeliveryChecks.of(taken.delivery(), seen)
            : DeliveryChecks.failed(taken.delivery(), seen, taken.failure()));
    return checks;
  }

  private static JobResult result(
      RunContext context, List<LedgerEntry> added, List<CheckResult> checks) {
    long rows = added.stream().mapToLong(LedgerEntry::rows).sum();
    List<String> blocked =
        checks.stream()
            .filter(check -> check.outcome() == Outcome.BLOCK)
            .map(
                check ->
                    "Raw table '"
                        + check.entity()
                        + "' of source '"
                        + check.source()
                        + "' is not as it should be by "
                        + context.asOf()
                        + ". "
                        + check.detail())
            .toList();
    if (!blocked.isEmpty()) {
      return new JobResult.Blocked(rows, rows, blocked);
    }
    return added.isEmpty()
        ? new JobResult.NothingToDo("No new file had landed by " + context.asOf() + ".")
        : new JobResult.Done(rows, rows, added.size() + " new file(s)");
  }

  private static void refuseMissing(Delivery delivery, FileLedger before) {
    if (delivery.source().required()
        && delivery.fault().isEmpty()
        && delivery.files().isEmpty()
        && before.of(delivery.table()).isEmpty()) {
      throw OperatorError.data("A required file is missing")
          .where(delivery.place())
          .why(
              "Source '"
                  + delivery.source().name()
                  + "' is required and no file was ever found for its raw table '"
                  + delivery.table().name()
                  + "'.")
          .remedy(
              "Deliver the file, correct 'location' or the pattern under 'tables', or set required ="
                  + " false.");
    }
  }

  private static void refuseNightBeforeData(
      RunContext context, List<Delivery> deliveries, FileLedger before) {
    LocalDate night = context.asOf().date();
    boolean nothingLanded =
        before.landedBy(night).isEmpty()
            && deliveries.stream().allMatch(delivery -> delivery.landedBy(night).isEmpty());
    Optional<LocalDate> earliest =
        deliveries.stream()
            .flatMap(delivery -> delivery.files().stream())
            .map(SourceFile::landedOn)
            .min(LocalDate::compareTo);
    if (nothingLanded && earliest.isPresent()) {
      throw OperatorError.data("Nothing had landed by " + night)
          .where("--as-of " + night)
          .why("The earliest file of any source landed on " + earliest.orElseThrow() + ".")
          .remedy("Choose an as-of from " + earliest.orElseThrow() + " on.");
    }
  }

  private record Stored(TableStore store, String table) implements Ingest.Storage {
    @Override
    public Optional<Dataset<Row>> rows() {
      return store.readRaw(table);
    }

    @Override
    public long version() {
      return store.version(table);
    }

    @Override
    public boolean append(Dataset<Row> rows, long since) {
      return store.appendRaw(table, rows, RawTable.SKIPPED_BY, since);
    }
  }

  /**
   * What became of one raw table.
   *
   * @param intake what its files brought
   * @param failure why it could not be read; empty when it could
   */
  private record Taken(Delivery delivery, Ingest.Intake intake, String failure) {}
}

package io.bowtie.bronze;

import io.bowtie.bronze.ColumnDrift.Kind;
import io.bowtie.config.IncrementConf.Increment;
import io.bowtie.config.SourceConf.Format;
import io.bowtie.config.SourceConf.Landed;
import io.bowtie.quality.CheckResult;
import io.bowtie.quality.Outcome;
import io.bowtie.source.ReadOptions;
import io.bowtie.source.SourceFile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the gates say about the files of a raw table. Taken from the ledger, not from what a run
 * happened to do, so that a rerun says the same.
 */
public final class DeliveryChecks {
  /** The rules that this class speaks for. */
  public static final Set<String> RULES =
      Stream.concat(
              Stream.of("delivered", "width", "snapshot", "unchanged"),
              Stream.concat(
                  RowFaults.RULES.stream(), Stream.of(Kind.values()).map(DeliveryChecks::rule)))
          .collect(Collectors.toUnmodifiableSet());

  private DeliveryChecks() {}

  /**
   * The checks of one raw table.
   *
   * @param known the ledger of the raw table, landed by the as-of
   */
  public static List<CheckResult> of(Delivery delivery, FileLedger known) {
    List<CheckResult> checks = new ArrayList<>();
    checks.add(delivered(delivery, known));
    checks.addAll(columns(delivery, known));
    checks.addAll(width(delivery, known));
    checks.addAll(faults(delivery, known));
    checks.addAll(snapshot(delivery, known));
    return checks;
  }

  /** The same for a raw table that could not be read tonight; what it had brought still counts. */
  public static List<CheckResult> failed(Delivery delivery, FileLedger known, String why) {
    List<CheckResult> checks = new ArrayList<>();
    checks.add(check(delivery, "delivered", Outcome.BLOCK, known.rows(), why));
    of(delivery, known).stream()
        .filter(other -> !other.rule().equals("delivered"))
        .forEach(checks::add);
    return checks;
  }

  /** That files of a raw table changed while they were read. */
  public static CheckResult waiting(Delivery delivery, FileLedger known, List<SourceFile> files) {
    return check(
        delivery,
        "unchanged",
        Outcome.CAVEAT,
        known.rows(),
        files.stream().map(SourceFile::name).collect(Collectors.joining(", "))
            + " changed while it was read, and waits for the next run. Deliver files under another"
            + " name and rename them when they are whole.");
  }

  private static List<CheckResult> faults(Delivery delivery, FileLedger known) {
    return RowFaults.of(known, ReadOptions.of(delivery.source()).encoding()).stream()
        .map(
            found ->
                new CheckResult(
                    delivery.source().name(),
                    delivery.table().name(),
                    found.rule(),
                    CheckResult.ROW,
                    Outcome.CAVEAT,
                    known.rows(),
                    found.rows(),
                    found.detail()))
        .toList();
  }

  /** Deletes rest on what a snapshot lacks, so one that was cut short must not count. */
  private static List<CheckResult> snapshot(Delivery delivery, FileLedger known) {
    if (delivery.increment() != Increment.SNAPSHOT) {
      return List.of();
    }
    double loss = delivery.source().increments().maximumLoss();
    return SourceSnapshots.of(known, loss).doubt().stream()
        .map(
            doubt ->
                check(
                    delivery,
                    "snapshot",
                    Outcome.BLOCK,
                    known.rows(),
                    doubt
                        + ": no key that it lacks is taken for deleted. Deliver it again, or set"
                        + " sources."
                        + delivery.source().name()
                        + ".maximum-snapshot-loss, now "
                        + loss
                        + ", if it is right."))
        .toList();
  }

  private static CheckResult delivered(Delivery delivery, FileLedger known) {
    // Nothing has changed is no news where only changes are read.
    boolean mayBeEmpty = delivery.increment() == Increment.WATERMARK;
    long empty =
        known.lastLanding().stream().filter(entry -> !mayBeEmpty && entry.rows() == 0).count();
    long blank = known.entries().stream().filter(entry -> entry.columns().isEmpty()).count();
    String files = known.entries().size() + " file(s), " + known.rows() + " row(s)";
    if (known.rows() == 0 && !(mayBeEmpty && !known.isEmpty())) {
      return check(
          delivery,
          "delivered",
          Outcome.BLOCK,
          0,
          known.isEmpty()
              ? "No file at " + delivery.place() + " had landed."
              : files + " at " + delivery.place() + ": the table counts as not delivered.");
    }
    if (empty + blank > 0) {
      return check(
          delivery,
          "delivered",
          Outcome.CAVEAT,
          known.rows(),
          files + ", of which empty: " + emptyFiles(known) + ".");
    }
    String landing =
        delivery.source().landed(delivery.table().name()) == Landed.NOT_SHOWN
            ? "; the source does not show when files land"
            : "; last landing " + last(known);
    return check(delivery, "delivered", Outcome.PASS, known.rows(), files + landing + ".");
  }

  private static List<CheckResult> columns(Delivery delivery, FileLedger known) {
    ColumnDrift drift = ColumnDrift.of(known, delivery.source().format() == Format.JSON);
    return drift.findings().entrySet().stream()
        .map(
            found ->
                check(
                    delivery,
                    rule(found.getKey()),
                    outcome(found.getKey()),
                    known.rows(),
                    "Since "
                        + drift.since()
                        + " "
                        + found.getKey().words()
                        + ": "
                        + found.getValue()
                        + "."))
        .toList();
  }

  private static String rule(Kind kind) {
    return "columns_" + kind.name().toLowerCase(Locale.ROOT);
  }

  /** What is read all the same is only told. */
  private static Outcome outcome(Kind kind) {
    return switch (kind) {
      case ADDED, REORDERED, RECASED -> Outcome.PASS;
      case REMOVED, RETYPED -> Outcome.CAVEAT;
    };
  }

  private static List<CheckResult> width(Delivery delivery, FileLedger known) {
    long corrupt = RowFaults.unnamed(known);
    if (corrupt == 0) {
      return List.of();
    }
    return List.of(
        new CheckResult(
            delivery.source().name(),
            delivery.table().name(),
            "width",
            CheckResult.ROW,
            Outcome.CAVEAT,
            known.rows(),
            corrupt,
            ("Row(s) that do not fit the columns; what fits was kept, the whole text is in _corrupt"
                    + " of "
                    + delivery.table().qualifiedName()
                    + ". "
                    + RowFaults.named(known, RowFault.WIDTH))
                .strip()));
  }

  private static String emptyFiles(FileLedger known) {
    return String.join(
        ", ",
        known.entries().stream()
            .filter(entry -> entry.rows() == 0)
            .map(LedgerEntry::file)
            .toList());
  }

  private static LocalDate last(FileLedger known) {
    return known.lastLanding().get(0).landedOn();
  }

  private static CheckResult check(
      Delivery delivery, String rule, Outcome outcome, long rows, String detail) {
    return new CheckResult(
        delivery.source().name(),
        delivery.table().name(),
        rule,
        CheckResult.ROW,
        outcome,
        rows,
        outcome == Outcome.PASS ? 0 : 1,
        detail);
  }
}

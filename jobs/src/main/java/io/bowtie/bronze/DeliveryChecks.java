package io.bowtie.bronze;

import io.bowtie.config.SourceConf.Landed;
import io.bowtie.quality.CheckResult;
import io.bowtie.quality.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the gates say about the files of a raw table. Taken from the ledger, not from what a run
 * happened to do, so that a rerun says the same.
 */
public final class DeliveryChecks {
  /** The rules that this class speaks for. */
  public static final Set<String> RULES = Set.of("delivered", "columns", "width");

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
    return checks;
  }

  private static CheckResult delivered(Delivery delivery, FileLedger known) {
    long empty = known.lastLanding().stream().filter(entry -> entry.rows() == 0).count();
    long blank = known.entries().stream().filter(entry -> entry.columns().isEmpty()).count();
    String files = known.entries().size() + " file(s), " + known.rows() + " row(s)";
    if (known.rows() == 0) {
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
        delivery.source().landed() == Landed.NOT_SHOWN
            ? "; the source does not show when files land"
            : "; last landing " + last(known);
    return check(delivery, "delivered", Outcome.PASS, known.rows(), files + landing + ".");
  }

  private static List<CheckResult> columns(Delivery delivery, FileLedger known) {
    Set<String> last = known.lastColumns();
    Set<String> before = new TreeSet<>();
    known.entries().stream()
        .filter(entry -> !known.lastLanding().contains(entry))
        .forEach(entry -> before.addAll(entry.columns()));
    Set<String> added = new TreeSet<>(last);
    added.removeAll(before);
    Set<String> removed = new TreeSet<>(before);
    removed.removeAll(last);
    if (before.isEmpty() || (added.isEmpty() && removed.isEmpty())) {
      return List.of();
    }
    return List.of(
        check(
            delivery,
            "columns",
            Outcome.CAVEAT,
            known.rows(),
            "Since " + last(known) + " new: " + words(added) + "; gone: " + words(removed) + "."));
  }

  private static List<CheckResult> width(Delivery delivery, FileLedger known) {
    long corrupt = known.entries().stream().mapToLong(LedgerEntry::corruptRows).sum();
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
            "Row(s) that do not fit the columns; what fits was kept, the whole text is in _corrupt"
                + " of "
                + delivery.table().qualifiedName()
                + "."));
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

  private static String words(Set<String> columns) {
    return columns.isEmpty() ? "none" : String.join(", ", columns);
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

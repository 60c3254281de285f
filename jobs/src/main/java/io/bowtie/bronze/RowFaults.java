package io.bowtie.bronze;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Rows that do not stand in their files as they should, by the ledger.
 *
 * @param rule that they break, as the checks name it
 * @param rows that break it
 * @param detail which they are and what to do
 */
public record RowFaults(String rule, long rows, String detail) {
  /** The rules that this class speaks for. */
  static final Set<String> RULES = Set.of("quotes", "characters", "cut");

  private static final int NAMED = 5;

  /**
   * What there is to say of a raw table.
   *
   * @param known the ledger of the raw table, as far as a night sees it
   * @param encoding by which its files are read
   */
  public static List<RowFaults> of(FileLedger known, String encoding) {
    Map<RowFault, List<LedgerEntry>> files = new EnumMap<>(RowFault.class);
    for (RowFault fault : RowFault.values()) {
      files.put(
          fault, known.entries().stream().filter(entry -> entry.of(fault).isPresent()).toList());
    }
    if (!isUnusual(files.get(RowFault.UNENDED), known)) {
      files.put(RowFault.UNENDED, List.of());
    }
    List<RowFaults> faults = new ArrayList<>();
    for (RowFault fault : RowFault.values()) {
      // The width has a check of its own, which counts rows of other formats as well.
      if (fault != RowFault.WIDTH && !files.get(fault).isEmpty()) {
        faults.add(
            new RowFaults(
                rule(fault),
                rows(files.get(fault), fault),
                named(files.get(fault), fault) + words(fault, encoding)));
      }
    }
    return merged(faults);
  }

  /** Rows of which the whole text is kept, and that no finding here names. */
  static long unnamed(FileLedger known) {
    return known.entries().stream().mapToLong(LedgerEntry::corruptRows).sum()
        - rows(known.entries(), RowFault.QUOTE)
        - rows(known.entries(), RowFault.CUT);
  }

  /** Where rows with a fault begin, in words; empty when there is none. */
  static String named(FileLedger known, RowFault fault) {
    return named(
        known.entries().stream().filter(entry -> entry.of(fault).isPresent()).toList(), fault);
  }

  /** A file that ends without a line break is cut where most of the others end with one. */
  private static boolean isUnusual(List<LedgerEntry> unended, FileLedger known) {
    long ended =
        known.entries().stream()
            .filter(entry -> entry.rows() > 0 && entry.faults().isPresent())
            .filter(entry -> entry.of(RowFault.CUT).isEmpty())
            .filter(entry -> !unended.contains(entry))
            .count();
    return ended > 0 && ended >= unended.size();
  }

  private static String rule(RowFault fault) {
    return switch (fault) {
      case QUOTE -> "quotes";
      case CHARACTERS -> "characters";
      case CUT, UNENDED -> "cut";
      case WIDTH -> "width";
    };
  }

  private static long rows(List<LedgerEntry> files, RowFault fault) {
    return files.stream()
        .flatMap(entry -> entry.of(fault).stream())
        .mapToLong(FaultCount::rows)
        .sum();
  }

  private static String named(List<LedgerEntry> files, RowFault fault) {
    String first =
        files.stream()
            .limit(NAMED)
            .map(
                entry -> {
                  FaultCount found = entry.of(fault).orElseThrow();
                  return found.rows()
                      + " row(s) of "
                      + entry.file()
                      + " from line "
                      + found.firstLine()
                      + " on";
                })
            .collect(Collectors.joining(", "));
    return files.size() <= NAMED
        ? first
        : first + " and some of " + (files.size() - NAMED) + " further file(s)";
  }

  private static String words(RowFault fault, String encoding) {
    return switch (fault) {
      case QUOTE ->
          ": a quote is opened and not closed, or closed inside a value. Lines below that look like"
              + " rows were read as such; the whole text is in _corrupt. Close it, or double it"
              + " inside a quoted value.";
      case CHARACTERS ->
          ": bytes that are not "
              + encoding
              + " were replaced. Set options.encoding of the source; doctor says which one fits.";
      case CUT ->
          ": the file ends inside the row, and what it holds of the row was kept. Deliver it again,"
              + " whole.";
      case UNENDED ->
          ": the file ends without a line break, unlike most others of the table, so its last value"
              + " may be cut. Deliver it again, whole.";
      case WIDTH -> "";
    };
  }

  /** One finding a rule. */
  private static List<RowFaults> merged(List<RowFaults> faults) {
    return faults.stream().collect(Collectors.groupingBy(RowFaults::rule)).values().stream()
        .map(same -> same.stream().reduce(RowFaults::and).orElseThrow())
        .toList();
  }

  private RowFaults and(RowFaults other) {
    return new RowFaults(rule, rows + other.rows, detail + " " + other.detail);
  }
}

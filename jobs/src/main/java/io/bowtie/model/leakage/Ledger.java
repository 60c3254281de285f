package io.bowtie.model.leakage;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What became of every candidate of a use case.
 *
 * @param entries in reading order
 * @param planted what became of the column that was planted; it is no candidate
 */
public record Ledger(List<LedgerEntry> entries, LedgerEntry planted) {

  public Ledger {
    entries = List.copyOf(entries);
  }

  /** Names of the features that may train. */
  public Set<String> kept() {
    return entries.stream()
        .filter(LedgerEntry::isKept)
        .map(LedgerEntry::feature)
        .collect(Collectors.toUnmodifiableSet());
  }
}

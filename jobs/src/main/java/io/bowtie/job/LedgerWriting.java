package io.bowtie.job;

import io.bowtie.bronze.BronzeTables;
import io.bowtie.bronze.FileLedger;
import io.bowtie.bronze.LedgerEntry;
import io.bowtie.contract.ExitCode;
import io.bowtie.contract.OperatorError;
import java.util.List;

/** Enters what was taken in, each content once, also when several runs do so at once. */
final class LedgerWriting {
  private static final int MOST_TRIES = 10;

  private LedgerWriting() {}

  /**
   * The ledger with the entries. Of a content that another run has entered meanwhile, its entry
   * stands.
   *
   * @param version of the ledger when it was read
   * @param before the ledger as it was then
   */
  static FileLedger entered(
      RunContext context, long version, FileLedger before, List<LedgerEntry> found) {
    FileLedger ledger = before;
    long since = version;
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      List<LedgerEntry> lacking = ledger.without(found);
      if (lacking.isEmpty()
          || context
              .store()
              .append(BronzeTables.FILE_LEDGER, FileLedger.rows(context.spark(), lacking), since)) {
        return ledger.and(lacking);
      }
      since = context.store().version(BronzeTables.FILE_LEDGER);
      ledger = FileLedger.read(context.store());
    }
    throw OperatorError.of(ExitCode.LEASE_HELD, "Other runs keep writing the ledger of files")
        .where(BronzeTables.FILE_LEDGER.qualifiedName())
        .remedy("Let the other run end, then run this night again.");
  }
}

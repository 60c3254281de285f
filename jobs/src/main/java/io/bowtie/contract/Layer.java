package io.bowtie.contract;

import java.util.Locale;

/** How far a table is from its source; also the schema name in SQL, as in {@code silver.deals}. */
public enum Layer {
  /** Rows as they landed, append-only. */
  BRONZE,
  /** One shape for all systems, with history. */
  SILVER,
  /** As-of rows that models learn from and score. */
  FEATURE,
  /** What people and the BI layer read. */
  GOLD;

  /** The layer's name in SQL and in storage paths. */
  public String schemaName() {
    return name().toLowerCase(Locale.ROOT);
  }
}

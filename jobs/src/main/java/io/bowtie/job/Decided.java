package io.bowtie.job;

import io.bowtie.quality.CheckResult;
import io.bowtie.quality.Outcome;
import io.bowtie.silver.Entity;
import io.bowtie.silver.FateCounts;
import io.bowtie.silver.SilverLedger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What is to become of an entity, before anything is written. */
sealed interface Decided {

  /**
   * The entity can be written, unless a gate says otherwise.
   *
   * @param entity with the company's own columns
   * @param rows with their fate, computed
   * @param counts of them
   * @param stored the versions written so far
   * @param isRebuilt whether all versions are written anew
   * @param applied the mappings that delivered the rows
   * @param checks what the gates have said so far
   * @param isRequired whether a source that delivers it is required
   */
  record Ready(
      Entity entity,
      Dataset<Row> rows,
      FateCounts counts,
      Dataset<Row> stored,
      boolean isRebuilt,
      List<SilverLedger.Entry> applied,
      List<CheckResult> checks,
      boolean isRequired)
      implements Decided {

    public Ready {
      applied = List.copyOf(applied);
      checks = List.copyOf(checks);
    }

    /** The same after more gates; blocked when one of these says so. */
    Decided after(List<CheckResult> more) {
      List<CheckResult> all = Stream.concat(checks.stream(), more.stream()).toList();
      if (more.stream().noneMatch(check -> check.outcome() == Outcome.BLOCK)) {
        return new Ready(entity, rows, counts, stored, isRebuilt, applied, all, isRequired);
      }
      return new Blocked(entity.name(), new ArrayList<>(all), isRequired);
    }
  }

  /**
   * The entity keeps its last good version.
   *
   * @param entity that is blocked
   * @param checks what the gates have said, at least one of them block
   * @param isRequired whether the night cannot do without
   */
  record Blocked(String entity, List<CheckResult> checks, boolean isRequired)
      implements Decided, Conformed {

    public Blocked {
      checks = List.copyOf(checks);
    }

    @Override
    public List<SilverLedger.Entry> applied() {
      return List.of();
    }

    @Override
    public FateCounts counts() {
      return new FateCounts(List.of());
    }
  }
}

package io.bowtie.doctor;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.ExitCode;
import io.bowtie.contract.OperatorError;
import io.bowtie.doctor.MappingFound.Fault;
import io.bowtie.silver.Entity;
import io.bowtie.silver.Silver;
import io.bowtie.source.Mapping;
import io.bowtie.source.RawInput;
import io.bowtie.source.ReadOptions;
import io.bowtie.source.SourceTimes;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A mapping tried on the columns that were found. It is planned and, but for currencies, not run.
 *
 * @param mapping that was tried
 * @param columns that it delivers
 * @param fault why it cannot be run
 * @param currencies in the rows that were looked at
 */
record MappingTrial(
    Mapping mapping, Set<String> columns, Optional<Fault> fault, Set<String> currencies) {
  private static final String CURRENCY = "currency";

  static MappingTrial of(
      Mapping mapping, ReadOptions options, Map<String, RawInput> inputs, AsOf night) {
    Entity entity = Silver.entity(mapping.entity());
    try {
      Dataset<Row> mapped =
          mapping.run(
              inputs,
              night,
              entity.required(),
              SourceTimes.of(options, entity.versions().columns()));
      Set<String> columns = new TreeSet<>(List.of(mapped.columns()));
      return new MappingTrial(
          mapping,
          columns,
          Optional.empty(),
          columns.contains(CURRENCY) && !mapping.entity().equals("fx_rates")
              ? currencies(mapped)
              : Set.of());
    } catch (OperatorError failed) {
      return new MappingTrial(
          mapping,
          Set.of(),
          Optional.of(
              new Fault(
                  String.valueOf(failed.getMessage()),
                  failed.exitCode() == ExitCode.CONFIGURATION)),
          Set.of());
    }
  }

  /** A row that cannot be computed is for conform to tell; here it only says nothing. */
  private static Set<String> currencies(Dataset<Row> mapped) {
    try {
      return mapped.select(CURRENCY).collectAsList().stream()
          .filter(row -> !row.isNullAt(0))
          .map(row -> String.valueOf(row.get(0)).strip().toUpperCase(Locale.ROOT))
          .filter(code -> !code.isEmpty())
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (RuntimeException unreadable) {
      return Set.of();
    }
  }

  MappingFound found(long landingDays) {
    return new MappingFound(
        mapping.source(),
        mapping.entity(),
        String.valueOf(Path.of(mapping.step().name().replaceAll(" with .*", "")).getFileName()),
        columns,
        landingDays,
        fault);
  }
}

package io.bowtie.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.bowtie.contract.AsOf;
import io.bowtie.feature.UseCase;
import io.bowtie.feature.UseCases;
import io.bowtie.model.registry.RegistryTables;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which use cases train tonight. A training of tonight's own as-of does not count: a rerun must
 * look at the same landmarks as the run before it.
 */
final class TrainingDue {
  private TrainingDue() {}

  static Set<String> useCases(RunContext context) {
    AsOf asOf = context.asOf();
    LocalDate since = asOf.date().minusDays(context.conf().train().cadenceDays());
    List<String> trainedLately =
        context
            .store()
            .read(RegistryTables.MODEL_REGISTRY)
            .where(col("as_of").gt(lit(since)).and(col("as_of").lt(lit(asOf.date()))))
            .select("use_case")
            .distinct()
            .collectAsList()
            .stream()
            .map(row -> row.getString(0))
            .toList();
    return UseCases.enabled(context.conf()).stream()
        .map(UseCase::name)
        .filter(name -> context.isForced() || !trainedLately.contains(name))
        .collect(Collectors.toSet());
  }
}

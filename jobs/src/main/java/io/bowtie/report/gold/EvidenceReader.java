package io.bowtie.report.gold;

import static io.bowtie.report.gold.GoldReader.in;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.apache.spark.sql.functions.col;

import io.bowtie.contract.Tables;
import io.bowtie.model.evidence.EvidenceTables;
import io.bowtie.model.evidence.GateTables;
import io.bowtie.model.leakage.LeakageTables;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Reads the evidence of a few model versions, each table once. */
final class EvidenceReader {
  private final Map<String, List<MetricRow>> metrics;
  private final Map<String, List<MatrixRow>> matrices;
  private final Map<String, List<BinRow>> bins;
  private final Map<String, List<DecileRow>> deciles;
  private final Map<String, List<GroupRow>> groups;
  private final Map<String, List<CalibrationRow>> calibration;
  private final Map<String, List<LedgerRow>> ledger;
  private final Map<String, List<CanaryRow>> canaries;
  private final Map<String, List<ConditionRow>> conditions;
  private final Map<String, List<OriginRow>> origins;

  private EvidenceReader(Tables tables, List<ModelRow> models) {
    metrics =
        read(
            tables.read(EvidenceTables.MODEL_METRICS),
            models,
            MetricRow::of,
            col("question"),
            col("candidate"),
            col("metric"),
            col("origin"));
    matrices =
        read(
            tables.read(EvidenceTables.CONFUSION_MATRICES).where(col("origin").isNull()),
            models,
            MatrixRow::of,
            col("threshold").desc(),
            col("threshold_name"));
    bins = read(tables.read(EvidenceTables.CALIBRATION_BINS), models, BinRow::of, col("bin"));
    deciles = read(tables.read(EvidenceTables.LIFT_DECILES), models, DecileRow::of, col("decile"));
    groups =
        read(
            tables.read(EvidenceTables.GROUP_METRICS),
            models,
            GroupRow::of,
            col("dimension"),
            col("metric"),
            col("group_name"));
    calibration =
        read(
            tables.read(EvidenceTables.CALIBRATION_GROUPS),
            models,
            CalibrationRow::of,
            col("dimension"),
            col("group_name"),
            col("metric"));
    ledger = read(tables.read(LeakageTables.LEAKAGE_LEDGER), models, LedgerRow::of, col("feature"));
    canaries = read(tables.read(EvidenceTables.CANARIES), models, CanaryRow::of, col("canary"));
    conditions =
        read(tables.read(GateTables.GATE_CONDITIONS), models, ConditionRow::of, col("place"));
    origins = read(tables.read(GateTables.BACKTEST_ORIGINS), models, OriginRow::of, col("part"));
  }

  static EvidenceReader of(Tables tables, List<ModelRow> models) {
    return new EvidenceReader(tables, models);
  }

  Evidence of(ModelRow model) {
    String key = key(model.useCase(), model.version());
    return new Evidence(
        model,
        in(metrics, key),
        in(matrices, key),
        in(bins, key),
        in(deciles, key),
        in(groups, key),
        in(calibration, key),
        in(ledger, key),
        in(canaries, key),
        in(conditions, key),
        in(origins, key));
  }

  private static <T> Map<String, List<T>> read(
      Dataset<Row> table, List<ModelRow> models, Function<Fields, T> reading, Column... order) {
    if (models.isEmpty()) {
      return Map.of();
    }
    return GoldReader.collect(table.where(isOneOf(models)).orderBy(order), row -> row).stream()
        .collect(
            groupingBy(
                fields -> key(fields.text("use_case"), fields.text("model_version")),
                mapping(reading, toList())));
  }

  private static Column isOneOf(List<ModelRow> models) {
    return models.stream()
        .map(
            model ->
                col("use_case")
                    .equalTo(model.useCase())
                    .and(col("model_version").equalTo(model.version())))
        .reduce(Column::or)
        .orElseThrow();
  }

  private static String key(String useCase, String version) {
    return useCase + "\n" + version;
  }
}

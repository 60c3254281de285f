package io.bowtie.model;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.TableContract;
import io.bowtie.evaluation.CalibrationBin;
import io.bowtie.evaluation.CalibrationGroup;
import io.bowtie.evaluation.ConfusionMatrix;
import io.bowtie.evaluation.ConfusionMatrix.Actual;
import io.bowtie.evaluation.ConfusionMatrix.Predicted;
import io.bowtie.evaluation.GateCondition;
import io.bowtie.evaluation.GroupMetric;
import io.bowtie.evaluation.Interval;
import io.bowtie.evaluation.LiftDecile;
import io.bowtie.evaluation.Metric;
import io.bowtie.model.evidence.EvidenceTables;
import io.bowtie.model.evidence.GateTables;
import io.bowtie.model.evidence.PredictionTables;
import io.bowtie.model.leakage.LeakageTables;
import io.bowtie.model.leakage.Ledger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Evidence as rows of the gold tables. */
public final class TrainedRows {
  private final String version;
  private final String runId;
  private final AsOf asOf;
  private final String useCase;
  private final Evidence evidence;
  private final Ledger ledger;
  private final List<Canary> canaries;
  private final List<TestRow> tests;
  private final List<GateCondition> conditions;
  private final List<PartUse> parts;
  private final BacktestChoices choices;

  public TrainedRows(Trained trained, String version, String runId) {
    this.version = version;
    this.runId = runId;
    this.asOf = trained.task().asOf();
    this.useCase = trained.task().useCase();
    this.evidence = trained.evidence();
    this.ledger = trained.ledger();
    this.canaries = trained.canaries();
    this.tests = trained.tests();
    this.conditions = trained.decision().conditions();
    this.parts = trained.parts();
    this.choices = trained.choices();
  }

  /** The rows of every evidence table. */
  public Map<TableContract, List<Row>> all() {
    Map<TableContract, List<Row>> tables = new LinkedHashMap<>();
    tables.put(GateTables.GATE_CONDITIONS, rows(GateRows.conditions(conditions), row -> row));
    tables.put(
        GateTables.BACKTEST_ORIGINS,
        rows(parts, use -> GateRows.part(use, choices.moreOrigins(useCase))));
    tables.put(GateTables.BACKTEST_CHOICES, rows(choices.all(), GateRows::choice));
    tables.put(EvidenceTables.MODEL_METRICS, rows(evidence.metrics(), this::metric));
    tables.put(EvidenceTables.CONFUSION_MATRICES, rows(evidence.confusions(), this::confusion));
    tables.put(EvidenceTables.CALIBRATION_BINS, rows(evidence.bins(), TrainedRows::bin));
    tables.put(EvidenceTables.LIFT_DECILES, rows(evidence.lift(), TrainedRows::lift));
    tables.put(EvidenceTables.GROUP_METRICS, rows(evidence.groups().metrics(), TrainedRows::group));
    tables.put(LeakageTables.LEAKAGE_LEDGER, rows(ledger.entries(), LeakageTables::columns));
    tables.put(EvidenceTables.CANARIES, rows(canaries, TrainedRows::canary));
    tables.put(
        EvidenceTables.CALIBRATION_GROUPS,
        evidence.calibrationGroups().stream()
            .flatMap(
                group -> group.figures().map(figure -> framed(calibrationGroup(group, figure))))
            .toList());
    tables.put(PredictionTables.BACKTEST_PREDICTIONS, rows(tests, this::prediction));
    return tables;
  }

  private <T> List<Row> rows(List<T> values, Function<T, List<Object>> columns) {
    return values.stream().map(columns).map(this::framed).toList();
  }

  /** Between the columns that every evidence table begins and ends with. */
  private Row framed(List<Object> columns) {
    List<Object> all = new ArrayList<>(List.of(useCase, version));
    all.addAll(columns);
    all.addAll(List.of(asOf.date(), runId));
    return RowFactory.create(all.toArray());
  }

  private List<Object> metric(MetricRow row) {
    Metric metric = row.metric();
    return Arrays.asList(
        row.candidate(),
        row.question().word(),
        row.origin().map(AsOf::date).orElse(null),
        row.name(),
        value(metric),
        low(metric),
        high(metric),
        metric.unit(),
        metric.support(),
        reason(metric));
  }

  private List<Object> confusion(Evidence.Confusion confusion) {
    ConfusionMatrix matrix = confusion.matrix();
    List<Object> columns =
        new ArrayList<>(
            Arrays.asList(
                confusion.origin().map(AsOf::date).orElse(null),
                confusion.edge(),
                confusion.threshold(),
                matrix.count(Actual.EVENT, Predicted.POSITIVE),
                matrix.count(Actual.NO_EVENT, Predicted.POSITIVE),
                matrix.count(Actual.EVENT, Predicted.NEGATIVE),
                matrix.count(Actual.NO_EVENT, Predicted.NEGATIVE)));
    for (Metric share : List.of(matrix.precision(), matrix.recall(), matrix.falsePositiveRate())) {
      columns.addAll(Arrays.asList(value(share), low(share), high(share)));
    }
    return columns;
  }

  private List<Object> prediction(TestRow row) {
    return Arrays.asList(
        row.origin().map(AsOf::date).orElse(null),
        row.entityId(),
        row.cluster(),
        row.landmark(),
        row.probability(),
        row.baselines().get(evidence.bestBaseline()),
        row.isEvent(),
        row.money());
  }

  private static List<Object> bin(CalibrationBin bin) {
    Metric observed = bin.observedRate();
    return Arrays.asList(
        bin.number(),
        bin.lowestProbability(),
        bin.highestProbability(),
        bin.rows(),
        bin.events(),
        bin.meanProbability(),
        value(observed),
        low(observed),
        high(observed),
        bin.isInside());
  }

  private static List<Object> lift(LiftDecile decile) {
    return Arrays.asList(
        decile.decile(),
        decile.rows(),
        decile.events(),
        value(decile.rate()),
        low(decile.rate()),
        high(decile.rate()),
        value(decile.lift()),
        value(decile.cumulativeGain()),
        decile.eventAmount());
  }

  private static List<Object> group(GroupMetric group) {
    Metric value = group.value();
    return Arrays.asList(
        group.dimension(),
        group.group(),
        group.measure().word(),
        value(value),
        low(value),
        high(value),
        value.isDefined() ? value.support() : null,
        value(group.rest()),
        value(group.ratio()),
        low(group.ratio()),
        high(group.ratio()),
        group.verdict().word(),
        value.isDefined() ? reason(group.ratio()) : reason(value));
  }

  private static List<Object> canary(Canary canary) {
    Metric metric = canary.metric();
    return Arrays.asList(
        canary.name(),
        canary.result().word(),
        value(metric),
        low(metric),
        high(metric),
        metric.support(),
        canary.sentence());
  }

  private static List<Object> calibrationGroup(
      CalibrationGroup group, CalibrationGroup.Named figure) {
    Metric metric = figure.metric();
    return Arrays.asList(
        group.dimension(),
        group.group(),
        figure.name(),
        value(metric),
        low(metric),
        high(metric),
        metric.isDefined() ? metric.support() : null,
        reason(metric));
  }

  private static Object value(Metric metric) {
    return metric.isDefined() ? metric.orElseThrow() : null;
  }

  private static Object low(Metric metric) {
    return metric.interval().map(Interval::low).orElse(null);
  }

  private static Object high(Metric metric) {
    return metric.interval().map(Interval::high).orElse(null);
  }

  private static Object reason(Metric metric) {
    return metric.isDefined() ? null : metric.reason();
  }
}

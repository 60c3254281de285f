package io.bowtie.model;

import io.bowtie.contract.AsOf;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/**
 * What a fit says of one tested row, as it comes to the driver: figures without their names, which
 * are the same for all rows.
 *
 * @param entityId whose
 * @param cluster the account
 * @param landmark when
 * @param isEvent whether it came true
 * @param money of the deal or customer, 0 where unknown
 * @param probabilities of the chosen model, of each candidate and of each baseline
 * @param groups one a dimension
 */
record TestedRow(
    String entityId,
    String cluster,
    LocalDate landmark,
    boolean isEvent,
    double money,
    List<Double> probabilities,
    List<String> groups)
    implements Serializable {

  static TestedRow of(LabelledRow labelled, Fitted fitted, List<String> dimensions) {
    Row row = labelled.values();
    return new TestedRow(
        labelled.entityId(),
        row.getAs("account_key"),
        labelled.landmark(),
        labelled.isEvent(),
        Objects.requireNonNullElse(row.<Double>getAs("money"), 0.0),
        Stream.of(
                Stream.of(fitted.chosen().probability(row)),
                fitted.candidates().stream().map(candidate -> candidate.probability(row)),
                fitted.baselines().stream().map(baseline -> baseline.probability(row)))
            .flatMap(each -> each)
            .toList(),
        dimensions.stream()
            .map(dimension -> Objects.requireNonNullElse(row.<String>getAs(dimension), "unknown"))
            .toList());
  }

  /**
   * The same with names.
   *
   * @param origin the cut; empty where the backtest knows no time order
   * @param fitted the fit that tested it
   * @param dimensions of the groups, in their order
   */
  TestRow named(Optional<AsOf> origin, Fitted fitted, List<String> dimensions) {
    Iterator<Double> next = probabilities.iterator();
    double probability = next.next();
    Map<String, Double> candidates = new LinkedHashMap<>();
    for (FittedCandidate candidate : fitted.candidates()) {
      candidates.put(candidate.model().algorithm().word(), next.next());
    }
    Map<String, Double> baselines = new LinkedHashMap<>();
    for (Baseline baseline : fitted.baselines()) {
      baselines.put(baseline.spec().name(), next.next());
    }
    Map<String, String> named = new HashMap<>();
    for (int i = 0; i < dimensions.size(); i++) {
      named.put(dimensions.get(i).replace("_group", ""), groups.get(i));
    }
    return new TestRow(
        origin,
        entityId,
        cluster,
        landmark,
        probability,
        candidates,
        baselines,
        isEvent,
        money,
        named);
  }
}

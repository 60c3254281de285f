package io.bowtie.model;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.xxhash64;

import io.bowtie.evaluation.Metric;
import io.bowtie.evaluation.Wilson;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Whether reasons name what makes a score: the values of the three families that push a row most
 * where it went are replaced by those of other rows, all of a family together. That has to take the
 * explained output further back than replacing another three families does in the mean.
 *
 * <p>Rows near the starting point have no direction to speak of: the nearest quarter is left out.
 */
final class Faithfulness {
  /** The metric of the share of rows of which it holds. */
  static final String NAME = "reason_faithfulness";

  private static final int NAMED = 3;
  private static final int ROWS = 240;
  private static final int REPLACEMENTS = 16;
  private static final double NEAR = 0.25;

  private final Model model;
  private final List<String> families;

  /** For each column of the vector the place of its family. */
  private final int[] places;

  /**
   * A trial of a model's reasons.
   *
   * @param familyOf each feature, by name
   */
  Faithfulness(Model model, Map<String, String> familyOf) {
    List<String> ofColumns =
        model.encoding().features().stream()
            .flatMap(
                feature ->
                    IntStream.range(0, feature.width())
                        .mapToObj(column -> familyOf.get(feature.name())))
            .toList();
    this.model = model;
    this.families = ofColumns.stream().distinct().toList();
    this.places = ofColumns.stream().mapToInt(families::indexOf).toArray();
  }

  /**
   * The trial on some of a table's rows.
   *
   * @param seed of the choice
   */
  Metric on(Dataset<Row> table, long seed) {
    List<double[]> sample =
        table
            .orderBy(
                xxhash64(col("entity_id"), col("landmark"), lit(seed)),
                col("entity_id"),
                col("landmark"))
            .limit(REPLACEMENTS + ROWS)
            .collectAsList()
            .stream()
            .map(model.encoding()::encode)
            .toList();
    return sample.size() <= 2 * REPLACEMENTS
        ? Metric.undefined("too few rows to replace some by others")
        : of(sample.subList(REPLACEMENTS, sample.size()), sample.subList(0, REPLACEMENTS));
  }

  /**
   * The share of rows of which it holds.
   *
   * @param vectors of rows that are explained
   * @param others whose values come in
   */
  Metric of(List<double[]> vectors, List<double[]> others) {
    if (families.size() <= NAMED) {
      return Metric.undefined("the model looks at no more than three families");
    }
    List<double[]> far =
        vectors.stream()
            .sorted(Comparator.comparingDouble(vector -> Math.abs(distance(vector))))
            .skip(Math.round(NEAR * vectors.size()))
            .filter(vector -> Math.abs(distance(vector)) >= model.explainedOutput().worthSaying())
            .toList();
    long held = far.stream().filter(vector -> isFaithful(vector, others)).count();
    return Wilson.share(held, far.size(), "no row is far from the starting point");
  }

  private double distance(double[] vector) {
    return model.explainedValue(vector) - model.startingPoint();
  }

  private boolean isFaithful(double[] vector, List<double[]> others) {
    double direction = Math.signum(distance(vector));
    int named = named(vector, direction);
    double[] otherTriples =
        IntStream.range(0, 1 << families.size())
            .filter(triple -> Integer.bitCount(triple) == NAMED && triple != named)
            .mapToDouble(triple -> direction * without(triple, vector, others))
            .toArray();
    return direction * without(named, vector, others)
        < Arrays.stream(otherTriples).average().orElseThrow();
  }

  /** A bit for each of the families that push most in a direction. */
  private int named(double[] vector, double direction) {
    double[] pushes = new double[families.size()];
    double[] contributions = model.columnContributions(vector);
    for (int column = 0; column < contributions.length; column++) {
      pushes[places[column]] += direction * contributions[column];
    }
    return IntStream.range(0, pushes.length)
        .boxed()
        .sorted(Comparator.comparingDouble(family -> -pushes[family]))
        .limit(NAMED)
        .mapToInt(family -> 1 << family)
        .sum();
  }

  /** The mean explained output when some families' values are those of other rows. */
  private double without(int replaced, double[] vector, List<double[]> others) {
    double[] mixed = new double[vector.length];
    double sum = 0;
    for (double[] other : others) {
      for (int column = 0; column < mixed.length; column++) {
        mixed[column] = (replaced >> places[column] & 1) == 1 ? other[column] : vector[column];
      }
      sum += model.explainedValue(mixed);
    }
    return sum / others.size();
  }
}

package io.bowtie.model;

import io.bowtie.contract.AsOf;
import io.bowtie.model.RollingOrigins.Origin;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;

/**
 * A cut at which one part of the accounts tests and the others train: what a model is worth on
 * accounts that it has never met.
 *
 * @param cut where
 * @param part that tests
 * @param parts of all
 * @param seed of the hash that divides
 */
record DisjointOrigin(Origin cut, int part, int parts, long seed) implements HeldOut {

  /**
   * The origins in turn with each part, so that every cut costs one fit more and not one a part.
   */
  static List<HeldOut> plan(List<Origin> origins, int parts, long seed) {
    return IntStream.range(0, origins.size())
        .<HeldOut>mapToObj(i -> new DisjointOrigin(origins.get(i), i % parts, parts, seed))
        .toList();
  }

  @Override
  public Optional<AsOf> origin() {
    return cut.origin();
  }

  @Override
  public AsOf trainedAsOf() {
    return cut.trainedAsOf();
  }

  @Override
  public Column isTrained() {
    return cut.isTrained().and(Folds.bucket(seed, parts).notEqual(part));
  }

  @Override
  public Column isTested() {
    return cut.isTested().and(Folds.bucket(seed, parts).equalTo(part));
  }
}

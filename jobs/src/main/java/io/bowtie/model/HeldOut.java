package io.bowtie.model;

import io.bowtie.contract.AsOf;
import java.util.Optional;
import org.apache.spark.sql.Column;

/** One part of a backtest: what trains a model, and what the model is then tested on. */
sealed interface HeldOut permits RollingOrigins.Origin, Folds.Fold, DisjointOrigin, SlidingOrigin {

  /** The cut in time; empty for a part that knows none. */
  Optional<AsOf> origin();

  /** The last landmark that may test; empty for a part that knows no time. */
  default Optional<AsOf> testUntil() {
    return Optional.empty();
  }

  /** What tables and sentences call it. */
  default String name() {
    return origin().map(AsOf::toString).orElseThrow();
  }

  /** As of when the labels that train are known; those that test are known tonight. */
  AsOf trainedAsOf();

  /** Which of the rows that are mature by then train. */
  Column isTrained();

  /** Which of the rows that are mature tonight test. */
  Column isTested();
}

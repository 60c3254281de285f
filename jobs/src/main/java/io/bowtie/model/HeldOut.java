package io.bowtie.model;

import io.bowtie.contract.AsOf;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One part of a backtest: what trains a model, and what the model is then tested on. */
sealed interface HeldOut permits RollingOrigins.Origin, Folds.Fold, DisjointOrigin, SlidingOrigin {

  /** The cut in time; empty for a part that knows none. */
  Optional<AsOf> origin();

  /** The rows that train, with {@code is_event} as it was known to the model. */
  Dataset<Row> trained(FitModel fits);

  /** The rows that test, with {@code is_event} as it is known tonight. */
  Dataset<Row> tested(FitModel fits, AsOf tonight);
}

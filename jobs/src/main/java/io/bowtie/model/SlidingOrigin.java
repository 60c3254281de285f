package io.bowtie.model;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.bowtie.contract.AsOf;
import io.bowtie.model.RollingOrigins.Origin;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.spark.sql.Column;

/**
 * A cut before which only the latest stretch of time trains.
 *
 * @param cut where
 * @param from the first landmark that trains
 */
record SlidingOrigin(Origin cut, LocalDate from) implements HeldOut {

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
    return cut.isTrained().and(col("landmark").geq(lit(from)));
  }

  @Override
  public Column isTested() {
    return cut.isTested();
  }
}

package io.bowtie.model;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.xxhash64;

import io.bowtie.contract.AsOf;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;

/**
 * Accounts divided by the hash of their key, so that nobody stands on both sides: a lead or deal
 * without an account is a group of its own. It knows no time order.
 */
final class Folds {
  private Folds() {}

  /**
   * One fold.
   *
   * @param number from 0
   * @param count of all
   * @param seed of the hash
   * @param tonight as of which labels are known, for training as for testing
   */
  record Fold(int number, int count, long seed, AsOf tonight) implements HeldOut {

    @Override
    public Optional<AsOf> origin() {
      return Optional.empty();
    }

    @Override
    public String name() {
      return "fold " + (number + 1) + " of " + count;
    }

    @Override
    public AsOf trainedAsOf() {
      return tonight;
    }

    @Override
    public Column isTrained() {
      return bucket(seed, count).notEqual(number);
    }

    @Override
    public Column isTested() {
      return bucket(seed, count).equalTo(number);
    }
  }

  /** So many folds, each entity in one of them. */
  static List<HeldOut> plan(int count, long seed, AsOf tonight) {
    return IntStream.range(0, count)
        .<HeldOut>mapToObj(number -> new Fold(number, count, seed, tonight))
        .toList();
  }

  /** The account's bucket, 0 to count - 1; another seed divides independently. */
  static Column bucket(long seed, int count) {
    return pmod(xxhash64(col("account_key"), lit(seed)), lit(count));
  }
}

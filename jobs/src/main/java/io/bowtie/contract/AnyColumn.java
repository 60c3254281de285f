package io.bowtie.contract;

import static org.apache.spark.sql.functions.col;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.util.QuotingUtils;

/** A column by a name that others chose: it may hold points, blanks and backticks. */
public final class AnyColumn {
  private AnyColumn() {}

  /** The column of just this name, never a field inside another one. */
  public static Column named(String name) {
    return col(QuotingUtils.quoteIdentifier(name));
  }
}

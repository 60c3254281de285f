package io.bowtie.mapping;

import static org.apache.spark.sql.functions.bit_xor;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.xxhash64;

import io.bowtie.contract.AnyColumn;
import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * What a mapping delivers, whatever the order: how many rows, and a sum over them. Two runs over
 * the same raw rows in other orders must agree, else a night and its rerun would differ.
 *
 * @param rows delivered
 * @param total of the rows' hashes
 * @param bits of the rows' hashes, so that two errors do not cancel each other
 */
record RowSum(long rows, String total, long bits) {

  static RowSum of(Dataset<Row> delivered) {
    Column[] cells =
        Arrays.stream(delivered.columns()).map(AnyColumn::named).toArray(Column[]::new);
    Row sums =
        delivered
            .select(xxhash64(to_json(struct(cells))).as("hash"))
            .agg(
                count(lit(1)),
                sum(col("hash").cast(DataTypes.createDecimalType(38, 0))),
                bit_xor(col("hash")))
            .first();
    return new RowSum(
        sums.getLong(0), String.valueOf(sums.get(1)), sums.isNullAt(2) ? 0 : sums.getLong(2));
  }
}

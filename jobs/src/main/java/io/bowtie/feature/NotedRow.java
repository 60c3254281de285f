package io.bowtie.feature;

import java.util.Set;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructType;

/** A row that notes which of its columns a {@link Fact} asks for, as {@code entity.column}. */
final class NotedRow extends GenericRowWithSchema {
  private static final long serialVersionUID = 1L;

  private final String entity;
  private final transient Set<String> reads;

  NotedRow(String entity, Object[] cells, StructType schema, Set<String> reads) {
    super(cells, schema);
    this.entity = entity;
    this.reads = reads;
  }

  @Override
  public boolean isNullAt(int place) {
    reads.add(entity + "." + schema().fields()[place].name());
    return super.isNullAt(place);
  }
}

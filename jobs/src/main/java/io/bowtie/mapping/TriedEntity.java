package io.bowtie.mapping;

import io.bowtie.contract.OperatorError;
import io.bowtie.silver.Entity;
import io.bowtie.silver.FateCounts;
import io.bowtie.source.Mapping;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What became of an entity's mapping. */
sealed interface TriedEntity {

  /** The mapping that was tried. */
  Mapping mapping();

  /**
   * It ran.
   *
   * @param mapping that was tried
   * @param entity with the custom fields that are known
   * @param query whose rows the mapping delivers
   * @param rows of the query, computed
   * @param decided the rows with their fate, computed
   * @param versions of these, such as silver would get
   * @param counts of the fates
   */
  record Mapped(
      Mapping mapping,
      Entity entity,
      Dataset<Row> query,
      Dataset<Row> rows,
      Dataset<Row> decided,
      Dataset<Row> versions,
      FateCounts counts)
      implements TriedEntity {}

  /**
   * A night would leave the entity as it was.
   *
   * @param mapping that was tried
   * @param missing required columns that it does not deliver, where that is the reason
   * @param error what, where, why and what to do
   */
  record Blocked(Mapping mapping, List<String> missing, OperatorError error)
      implements TriedEntity {}
}

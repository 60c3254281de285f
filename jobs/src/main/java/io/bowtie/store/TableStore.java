package io.bowtie.store;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.TableContract;
import io.bowtie.contract.Tables;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Where tables live. The one seam between steps and storage; only jobs see it. */
public interface TableStore extends Tables {

  /** Whether the table has ever been written. */
  boolean exists(TableContract contract);

  /** The columns that the stored table has; none when it does not exist. */
  List<String> storedColumns(TableContract contract);

  /** The table's latest version, or -1 when it does not exist. */
  long version(TableContract contract);

  /** The latest version of a table by its qualified name, or -1 when it does not exist. */
  long version(String qualifiedName);

  /** The table's rows at a version. */
  Dataset<Row> readVersion(TableContract contract, long version);

  /** Adds rows. Columns that the contract has and the rows lack are left out, not filled. */
  Written append(TableContract contract, Dataset<Row> rows);

  /**
   * Adds rows unless somebody has written the table since a version.
   *
   * @param since the version that the rows go by, -1 where the table did not exist
   * @return whether they were added
   */
  boolean append(TableContract contract, Dataset<Row> rows, long since);

  /**
   * Adds one row unless its key is there already. Of two writers that add the same key at the same
   * time one alone succeeds.
   *
   * @param contract a table that is not partitioned by night
   * @param row exactly one
   * @return whether it was added
   */
  boolean addIfAbsent(TableContract contract, Dataset<Row> row);

  /** Makes a table without rows, unless it is there. */
  void create(TableContract contract);

  /** Replaces the whole table. */
  Written overwrite(TableContract contract, Dataset<Row> rows);

  /**
   * Replaces the rows of one as-of, so that a rerun ends in the same table. The contract must have
   * an {@code as_of} column, by which the table is partitioned.
   */
  Written replaceAsOf(TableContract contract, AsOf asOf, Dataset<Row> rows);

  /**
   * The rows of a table that has no contract, by qualified name as in {@code bronze.crm__deals};
   * none before it is first written.
   */
  Optional<Dataset<Row>> readRaw(String qualifiedName);

  /**
   * Adds rows to a table that has no contract, unless somebody has written it since a version;
   * columns that are new to it are added, and columns grow into wider types.
   *
   * @param skippedBy columns by whose least and greatest values readers skip files; settled when
   *     the table is first written
   * @param since the version that the rows go by, -1 where the table did not exist
   * @return whether they were added
   */
  boolean appendRaw(String qualifiedName, Dataset<Row> rows, List<String> skippedBy, long since);

  /** The tables written so far, as qualified names, in order. */
  List<String> tableNames();

  /** The location of a table, for SQL over its name. */
  String location(String qualifiedName);

  /**
   * What a write left behind.
   *
   * @param version of the table after the write
   * @param rows written
   */
  record Written(long version, long rows) {}
}

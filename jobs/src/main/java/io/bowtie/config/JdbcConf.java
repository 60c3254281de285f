package io.bowtie.config;

import java.util.Map;

/**
 * How a source's database is read.
 *
 * @param credentials the beginning of the environment variables that hold user and password, as in
 *     {@code CRM_DB} for {@code CRM_DB_USER} and {@code CRM_DB_PASSWORD}
 * @param partitions raw table name to how its read is divided
 */
public record JdbcConf(String credentials, Map<String, Partition> partitions) {
  /** For sources that are no database. */
  public static final JdbcConf NONE = new JdbcConf("", Map.of());

  /**
   * One read divided into several.
   *
   * @param column a number, date or timestamp that spreads the rows
   * @param count of reads side by side
   */
  public record Partition(String column, int count) {}

  public JdbcConf {
    partitions = Map.copyOf(partitions);
  }
}

package io.bowtie.silver;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.when;

import io.bowtie.contract.ContactData;
import org.apache.spark.sql.Column;

/**
 * What is kept of a row that is set aside. Contact data is masked wherever it stands. Where a value
 * is an e-mail address or a telephone number and nothing else, in a column that is for neither, the
 * row's values have slipped by a column: any other of them may be a name then, so that none is
 * kept. File and line still lead to the row.
 */
final class SlippedRows {
  private static final String JSON_VALUE = ":\"(?:[^\"\\\\]|\\\\.)*\"";

  private SlippedRows() {}

  /** Why a row is set aside. */
  static Column reason(Column reason) {
    return when(isSlipped(), regexp_replace(reason, lit("'.*'"), lit(ContactData.WITHHELD)))
        .otherwise(ContactData.masked(reason));
  }

  /** The row's key; null where it may be any of its values. */
  static Column key(Column key) {
    return when(not(isSlipped()), ContactData.masked(key));
  }

  /** What was delivered. */
  static Column json(Column json) {
    return when(isSlipped(), withheld(json)).otherwise(ContactData.masked(json));
  }

  /**
   * What was delivered, where a column for an address holds none, or one for a name or a number
   * does.
   *
   * @param email, phone, name as texts; null where the entity or the source has none
   */
  static Column json(Column json, Column email, Column phone, Column name) {
    Column isMisplaced =
        email
            .isNotNull()
            .and(not(email.contains("@")))
            .or(phone.contains("@"))
            .or(name.contains("@"));
    return when(isMisplaced, withheld(json)).otherwise(json);
  }

  private static Column isSlipped() {
    // Where an owner goes by an address, that is the id.
    Column json =
        regexp_replace(col(MappedRows.ROW_JSON), lit("\"owner_id\"" + JSON_VALUE), lit(""));
    return ContactData.isValueIn(json).or(json.contains(ContactData.WITHHELD));
  }

  private static Column withheld(Column json) {
    return regexp_replace(json, lit(JSON_VALUE), lit(":\"" + ContactData.WITHHELD + "\""));
  }
}

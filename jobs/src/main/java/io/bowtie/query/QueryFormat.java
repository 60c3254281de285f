package io.bowtie.query;

import java.io.PrintWriter;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** How an answer is written. */
public enum QueryFormat {
  /** For people: aligned columns, at most {@value TextTable#MOST_ROWS} rows. */
  TABLE(TextTable::write),
  /**
   * For spreadsheets and tools: RFC 4180 with a header; null is empty, an empty text is quoted, and
   * a text that begins like a formula has an apostrophe before it.
   */
  CSV(Csv::write),
  /** For programs: one array with an object a row; numbers, flags, lists and nulls stay such. */
  JSON(Json::write);

  private final Form form;

  QueryFormat(Form form) {
    this.form = form;
  }

  /** Writes all rows; returns a remark for the person beside them. */
  Optional<String> write(Dataset<Row> rows, PrintWriter out) {
    Optional<String> remark = form.write(rows, out);
    out.flush();
    return remark;
  }

  @FunctionalInterface
  private interface Form {
    Optional<String> write(Dataset<Row> rows, PrintWriter out);
  }
}

package io.bowtie.query;

import java.io.PrintWriter;
import java.util.Iterator;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One JSON array, a line for each row. */
final class Json {
  private Json() {}

  static Optional<String> write(Dataset<Row> rows, PrintWriter out) {
    out.print("[");
    String before = "\n";
    for (Iterator<Row> each = rows.toLocalIterator(); each.hasNext(); before = ",\n") {
      out.print(before + Cells.json(Cells.object(each.next())));
    }
    out.print("\n]\n");
    return Optional.empty();
  }
}

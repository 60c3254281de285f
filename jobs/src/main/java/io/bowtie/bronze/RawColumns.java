package io.bowtie.bronze;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;

/** Names of raw columns: as the source writes them, except for what Delta refuses. */
final class RawColumns {
  private RawColumns() {}

  /** Beyond it a night would take hours over one table: each column is planned and written. */
  static final int MOST = 2_000;

  static void refuseTooMany(String path, int columns) {
    if (columns > MOST) {
      throw FileFault.refused(
          path,
          "It has " + columns + " columns; at most " + MOST + " are taken.",
          "Deliver the columns that the mappings read.");
    }
  }

  /** The names in storage, in order; two that would be the same are told apart by a number. */
  static List<String> stored(List<String> given) {
    Set<String> taken = new HashSet<>();
    RawTable.TECHNICAL.forEach(taken::add);
    taken.add(RawRows.PATH);
    List<String> names = new ArrayList<>();
    for (String name : given) {
      // Some warehouses export a name in the quotes of their SQL dialect.
      String bare = name.replace("\uFEFF", "").strip().replaceAll("^[`\"]|[`\"]$", "");
      String plain = bare.replaceAll("[ ,;{}()\\n\\r\\t=`]", "_");
      String stored = plain;
      for (int number = 2; !taken.add(stored.toLowerCase(Locale.ROOT)); number++) {
        stored = plain + "_" + number;
      }
      names.add(stored);
    }
    return List.copyOf(names);
  }

  /** A text column that remembers the name in the source. */
  static StructField field(String stored, String given) {
    return new StructField(
        stored,
        DataTypes.StringType,
        true,
        new MetadataBuilder().putString("comment", "In the source: " + given).build());
  }
}

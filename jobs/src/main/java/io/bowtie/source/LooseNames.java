package io.bowtie.source;

import io.bowtie.contract.AnyColumn;
import io.bowtie.contract.OperatorError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Lets one mapping read a system whose exports differ in nothing but how they write names: a raw
 * column answers to a name in the mapping that has the same letters and digits, whatever their case
 * and the signs between them, so that {@code StageName}, {@code STAGENAME} and {@code Stage Name}
 * are read as {@code stage_name}, and {@code Probability (%)} as {@code probability}. A mapping
 * asks for it with the comment {@code -- names: loose}.
 */
final class LooseNames {
  private static final String DIRECTIVE = "(?im)^\\s*--\\s*names\\s*:\\s*loose\\s*$";

  private LooseNames() {}

  /** The inputs with their columns named as the mapping writes them. */
  static Map<String, Dataset<Row>> applied(Mapping mapping, Map<String, Dataset<Row>> inputs) {
    if (!isAskedBy(mapping)) {
      return inputs;
    }
    Map<String, String> written = new HashMap<>();
    SqlWords.of(mapping.step().text()).forEach(word -> written.putIfAbsent(bare(word), word));
    Map<String, Dataset<Row>> renamed = new TreeMap<>();
    inputs.forEach((table, rows) -> renamed.put(table, renamed(mapping, table, rows, written)));
    return renamed;
  }

  static boolean isAskedBy(Mapping mapping) {
    return mapping.step().text().lines().anyMatch(line -> line.matches(DIRECTIVE));
  }

  private static Dataset<Row> renamed(
      Mapping mapping, String table, Dataset<Row> rows, Map<String, String> written) {
    Map<String, String> taken = new HashMap<>();
    for (String name : rows.columns()) {
      taken.put(name.toLowerCase(Locale.ROOT), name);
    }
    List<Column> columns = new ArrayList<>();
    for (String name : rows.columns()) {
      String word = written.getOrDefault(bare(name), name);
      boolean isExact = word.equalsIgnoreCase(name);
      String other = taken.get(word.toLowerCase(Locale.ROOT));
      if (isExact || other == null) {
        taken.put(word.toLowerCase(Locale.ROOT), name);
        columns.add(AnyColumn.named(name).as(word));
      } else if (other.equalsIgnoreCase(word)) {
        // The table has the name itself; the one that only looks like it is another column.
        columns.add(AnyColumn.named(name));
      } else {
        throw ambiguous(mapping, table, word, other, name);
      }
    }
    return rows.select(columns.toArray(Column[]::new));
  }

  static String bare(String name) {
    return name.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
  }

  private static OperatorError ambiguous(
      Mapping mapping, String table, String word, String one, String other) {
    return OperatorError.data("Two columns of table '" + table + "' answer to '" + word + "'")
        .where(mapping.step().name())
        .why(
            "'"
                + one
                + "' and '"
                + other
                + "' have the same letters and digits, and the mapping cannot tell which is meant.")
        .remedy("Have one of them delivered under another name, or left out.");
  }
}

package io.bowtie.source;

import io.bowtie.contract.NearestWord;
import io.bowtie.contract.OperatorError;
import io.bowtie.sql.SqlStep;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Queries that several mappings share. A file whose name begins with an underscore is no entity but
 * a part: a mapping reads it by its name like a raw table, and a part may read other parts. The
 * parts that a mapping reads become the first steps of its text, directives and all.
 *
 * <p>A rule that holds for several tables is a part that reads {@link #ROWS}. Read as {@code
 * _rule__table}, it is the part {@code _rule} over the rows of the part {@code _table}.
 *
 * @param steps the queries by name, underscore included, in lower case
 */
record MappingParts(Map<String, SqlStep> steps) {
  static final String PREFIX = "_";

  /** What a rule reads in place of a part that its reader names. */
  private static final String ROWS = "_rows";

  private static final String OVER = "__";

  MappingParts {
    steps = Map.copyOf(steps);
  }

  /** The query with the parts that it reads; as it is when it reads none. */
  SqlStep joined(SqlStep step) {
    Map<String, SqlStep> needed = new LinkedHashMap<>();
    collect(step, needed, Set.of());
    return step.after(needed);
  }

  /** What is read comes before what reads it. */
  private void collect(SqlStep reader, Map<String, SqlStep> needed, Set<String> readers) {
    for (String name : RawTablesRead.of(reader.text())) {
      if (!name.startsWith(PREFIX) || needed.containsKey(name)) {
        continue;
      }
      SqlStep part = part(name);
      if (part == null) {
        throw missing(reader, name);
      }
      if (readers.contains(name)) {
        throw OperatorError.configuration("A part of a mapping reads itself")
            .where(part.name())
            .why("It is read on the way by " + String.join(", ", readers) + ".")
            .remedy("Take the common rows out into a part that both read.");
      }
      Set<String> further = new HashSet<>(readers);
      further.add(name);
      collect(part, needed, further);
      needed.put(name, part);
    }
  }

  private SqlStep part(String name) {
    int end = name.indexOf(OVER, PREFIX.length());
    if (steps.containsKey(name) || end < 0 || !steps.containsKey(name.substring(0, end))) {
      return steps.get(name);
    }
    SqlStep rule = steps.get(name.substring(0, end));
    String rows = name.substring(end + 1);
    return new SqlStep(rule.name(), rule.text().replaceAll("\\b" + ROWS + "\\b", rows));
  }

  private OperatorError missing(SqlStep reader, String name) {
    return OperatorError.configuration("A mapping reads a part '" + name + "' that does not exist")
        .where(reader.name())
        .why("A name that begins with an underscore is a file beside the mapping.")
        .remedy(
            NearestWord.to(name, steps.keySet())
                .map(word -> "Did you mean '" + word + "'?")
                .orElse("Write " + name + ".sql beside it."));
  }
}

package io.bowtie.source;

import io.bowtie.contract.NearestWord;
import io.bowtie.contract.OperatorError;
import io.bowtie.sql.SqlStep;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Queries that several mappings share. A file whose name begins with an underscore is no entity but
 * a part: a mapping reads it by its name like a raw table, and a part may read other parts. The
 * parts that a mapping reads become the first steps of its text, directives and all.
 *
 * @param steps the queries by name, underscore included, in lower case
 */
record MappingParts(Map<String, SqlStep> steps) {
  static final String PREFIX = "_";

  MappingParts {
    steps = Map.copyOf(steps);
  }

  /** The query with the parts that it reads; as it is when it reads none. */
  SqlStep joined(SqlStep step) {
    Map<String, String> needed = new LinkedHashMap<>();
    collect(step, needed, Set.of());
    if (needed.isEmpty()) {
      return step;
    }
    String parts =
        needed.entrySet().stream()
            .map(part -> "`" + part.getKey() + "` AS (\n" + part.getValue() + "\n)")
            .collect(Collectors.joining(",\n"));
    return new SqlStep(
        step.name() + " with " + String.join(", ", needed.keySet()),
        "WITH " + parts + "\nSELECT * FROM (\n" + step.text() + "\n)");
  }

  /** What is read comes before what reads it. */
  private void collect(SqlStep reader, Map<String, String> needed, Set<String> readers) {
    for (String name : RawTablesRead.of(reader.text())) {
      if (!name.startsWith(PREFIX) || needed.containsKey(name)) {
        continue;
      }
      SqlStep part = steps.get(name);
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
      needed.put(name, part.text());
    }
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

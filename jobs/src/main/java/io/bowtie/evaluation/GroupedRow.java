package io.bowtie.evaluation;

import java.util.Map;
import java.util.Objects;

/**
 * A test row and the groups it belongs to.
 *
 * @param row the row
 * @param groups its group in each dimension, such as segment to enterprise; what is left out is in
 *     the group {@code unknown} of that dimension
 */
public record GroupedRow(ScoredRow row, Map<String, String> groups) {

  public GroupedRow {
    Objects.requireNonNull(row);
    groups = Map.copyOf(groups);
  }
}

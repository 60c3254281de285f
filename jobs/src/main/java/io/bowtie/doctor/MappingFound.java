package io.bowtie.doctor;

import java.util.Optional;
import java.util.Set;

/**
 * What one mapping makes of the columns that were found.
 *
 * @param source whose mapping it is
 * @param entity that it delivers
 * @param file for messages
 * @param columns that it delivers; none when it cannot be run
 * @param landingDays for how many days rows have been landing; 0 where the source does not show it
 * @param fault why it cannot be run
 */
public record MappingFound(
    String source,
    String entity,
    String file,
    Set<String> columns,
    long landingDays,
    Optional<Fault> fault) {

  public MappingFound {
    columns = Set.copyOf(columns);
  }

  /**
   * Why a mapping cannot be run.
   *
   * @param message for the operator
   * @param isConfiguration whether the mapping is wrong, rather than the data
   */
  public record Fault(String message, boolean isConfiguration) {}
}

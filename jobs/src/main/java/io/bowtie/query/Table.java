package io.bowtie.query;

import io.bowtie.contract.TableContract;
import java.util.Optional;

/**
 * A table that can be asked for.
 *
 * @param name as in {@code gold.scores}
 * @param location of its Delta folder
 * @param isWritten whether it is there; one that is not yet has no rows
 * @param contract what it promises; none for raw tables
 */
public record Table(
    String name, String location, boolean isWritten, Optional<TableContract> contract) {

  /** The name without its layer. */
  String plainName() {
    return name.substring(name.indexOf('.') + 1);
  }

  String layer() {
    return name.substring(0, name.indexOf('.'));
  }
}

package io.bowtie.doctor;

import io.bowtie.config.SourceConf;
import java.util.List;

/**
 * A source and its raw tables.
 *
 * @param source as the conf declares it
 * @param tables in the order of their names
 */
public record SourceFound(SourceConf source, List<RawTableFound> tables) {
  public SourceFound {
    tables = List.copyOf(tables);
  }
}

package io.bowtie.mapping;

import io.bowtie.contract.ExitCode;
import java.util.List;

/**
 * What a set of mappings makes of a folder of files; counts and names, no values.
 *
 * @param mapping the set's name or folder
 * @param entities one for each mapping whose raw tables there are
 * @param tables the raw tables that were read
 * @param unreadFiles files of the folder that answer to no raw table
 */
public record MappingReport(
    String mapping,
    List<EntityReport> entities,
    List<RawTableReport> tables,
    List<String> unreadFiles) {

  public MappingReport {
    entities = List.copyOf(entities);
    tables = List.copyOf(tables);
    unreadFiles = List.copyOf(unreadFiles);
  }

  /**
   * Data gate when an entity is blocked or doubtful or loses every row, or when nothing comes out
   * at all.
   */
  public ExitCode exitCode() {
    boolean isRefused = entities.stream().anyMatch(EntityReport::isRefused);
    boolean isEmpty = entities.stream().allMatch(entity -> entity.versions() == 0);
    return isRefused || isEmpty ? ExitCode.DATA_GATE : ExitCode.DONE;
  }
}

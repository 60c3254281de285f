package io.bowtie.source;

import io.bowtie.config.SourceConf;
import io.bowtie.contract.OperatorError;
import io.bowtie.sql.SqlStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The mapping files of a source: one {@code <entity>.sql} each. */
public final class Mappings {
  private static final String SUFFIX = ".sql";

  private Mappings() {}

  /**
   * The mappings in a source's folder, by entity name.
   *
   * @throws OperatorError of configuration when the folder cannot be read or holds none
   */
  public static List<Mapping> of(SourceConf source) {
    Path folder = Path.of(source.mapping());
    try (Stream<Path> files = Files.list(folder)) {
      List<Mapping> mappings =
          files
              .filter(file -> file.getFileName().toString().endsWith(SUFFIX))
              .sorted()
              .map(file -> mappingIn(source, file))
              .toList();
      if (mappings.isEmpty()) {
        throw none(source, "It holds no .sql file.");
      }
      return mappings;
    } catch (IOException unreadable) {
      throw none(source, "It cannot be read: " + unreadable.getMessage()).causedBy(unreadable);
    }
  }

  private static Mapping mappingIn(SourceConf source, Path file) {
    String fileName = file.getFileName().toString();
    try {
      return new Mapping(
          source.name(),
          fileName.substring(0, fileName.length() - SUFFIX.length()),
          new SqlStep(file.toString(), Files.readString(file)));
    } catch (IOException unreadable) {
      throw none(source, fileName + " cannot be read: " + unreadable.getMessage())
          .causedBy(unreadable);
    }
  }

  private static OperatorError none(SourceConf source, String why) {
    return OperatorError.configuration("Source '" + source.name() + "' has no mappings")
        .where("sources." + source.name() + ".mapping = " + source.mapping())
        .why(why)
        .remedy("Point 'mapping' at a folder with one <entity>.sql for each entity it delivers.");
  }
}

package io.bowtie.source;

import io.bowtie.config.SourceConf;
import io.bowtie.contract.OperatorError;
import io.bowtie.sql.SqlStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The mapping files of a source: one {@code <entity>.sql} each, in a folder of the company's own or
 * in a set that comes with Bowtie.
 */
public final class Mappings {
  private static final String SUFFIX = ".sql";

  private Mappings() {}

  /**
   * The mappings of a source, in the order of their entities. Of a set that comes with Bowtie only
   * those whose raw tables the source declares: a set covers all that a system can deliver, and a
   * company declares what it has.
   *
   * @throws OperatorError of configuration when the folder cannot be read or holds none, when there
   *     is no such set, when it reads none of the declared tables, or when a directive is wrong
   */
  public static List<Mapping> of(SourceConf source) {
    List<Mapping> mappings = source.hasShippedMapping() ? shipped(source) : inFolder(source);
    mappings.forEach(Mapping::check);
    return mappings;
  }

  private static List<Mapping> shipped(SourceConf source) {
    List<Mapping> set =
        ShippedMappings.of(source.mapping()).entrySet().stream()
            .map(file -> new Mapping(source.name(), file.getKey(), file.getValue()))
            .toList();
    if (set.isEmpty()) {
      throw ShippedFault.noSuchSet(source);
    }
    ShippedFault.refuseMisspelt(source, set);
    Set<String> declared = new TreeSet<>();
    source.tables().keySet().forEach(table -> declared.add(table.toLowerCase(Locale.ROOT)));
    List<Mapping> delivered =
        set.stream()
            .filter(mapping -> declared.containsAll(mapping.requiredTables()))
            .filter(mapping -> mapping.tables().stream().anyMatch(declared::contains))
            .toList();
    if (delivered.isEmpty()) {
      throw ShippedFault.nothingDeclared(source, set);
    }
    return delivered;
  }

  private static List<Mapping> inFolder(SourceConf source) {
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

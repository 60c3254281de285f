package io.bowtie.source;

import io.bowtie.config.SourceConf;
import io.bowtie.contract.OperatorError;
import io.bowtie.sql.SqlStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The mapping files of a source: one {@code <entity>.sql} each, in a folder of the company's own or
 * in a set that comes with Bowtie, and beside them the parts that they share.
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
    MappingOptions.check(source, mappings);
    return mappings;
  }

  /**
   * The raw tables that a source's mappings read, in lower case, also those that it does not
   * declare.
   *
   * @throws OperatorError of configuration when there are no such mappings
   */
  public static Set<String> tablesRead(SourceConf source) {
    Set<String> tables = new TreeSet<>();
    (source.hasShippedMapping() ? wholeSet(source) : inFolder(source))
        .forEach(mapping -> tables.addAll(mapping.tables()));
    return tables;
  }

  private static List<Mapping> wholeSet(SourceConf source) {
    List<Mapping> set = mappings(source, ShippedMappings.of(source.mapping()));
    if (set.isEmpty()) {
      throw ShippedFault.noSuchSet(source);
    }
    return set;
  }

  private static List<Mapping> shipped(SourceConf source) {
    List<Mapping> set = wholeSet(source);
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
    Map<String, SqlStep> steps = new TreeMap<>();
    try (Stream<Path> files = Files.list(Path.of(source.mapping()))) {
      for (Path file : files.filter(each -> each.toString().endsWith(SUFFIX)).toList()) {
        String fileName = file.getFileName().toString();
        steps.put(
            fileName.substring(0, fileName.length() - SUFFIX.length()),
            new SqlStep(file.toString(), Files.readString(file)));
      }
    } catch (IOException unreadable) {
      throw none(source, "It cannot be read: " + unreadable.getMessage()).causedBy(unreadable);
    }
    List<Mapping> mappings = mappings(source, steps);
    if (mappings.isEmpty()) {
      throw none(source, "It holds no <entity>.sql file.");
    }
    return mappings;
  }

  /** The entities among some files, each with the parts that it reads; own parts come first. */
  private static List<Mapping> mappings(SourceConf source, Map<String, SqlStep> steps) {
    Map<String, SqlStep> named = new TreeMap<>(ShippedMappings.parts());
    List<Mapping> mappings = new ArrayList<>();
    steps.forEach((name, step) -> named.put(name.toLowerCase(Locale.ROOT), step));
    named.keySet().removeIf(name -> !name.startsWith(MappingParts.PREFIX));
    MappingParts parts = new MappingParts(named);
    steps.forEach(
        (name, step) -> {
          if (!name.startsWith(MappingParts.PREFIX)) {
            mappings.add(
                new Mapping(source.name(), name, parts.joined(step), source.mappingOptions()));
          }
        });
    return mappings;
  }

  private static OperatorError none(SourceConf source, String why) {
    return OperatorError.configuration("Source '" + source.name() + "' has no mappings")
        .where("sources." + source.name() + ".mapping = " + source.mapping())
        .why(why)
        .remedy("Point 'mapping' at a folder with one <entity>.sql for each entity it delivers.");
  }
}

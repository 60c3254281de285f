package io.bowtie.source;

import io.bowtie.config.SourceConf;
import io.bowtie.contract.NearestWord;
import io.bowtie.contract.OperatorError;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Says in a person's words why a set of mappings that comes with Bowtie does not fit a source. */
final class ShippedFault {
  private ShippedFault() {}

  static OperatorError noSuchSet(SourceConf source) {
    List<String> names = ShippedMappings.names();
    return OperatorError.configuration("Source '" + source.name() + "' has no mappings")
        .where("sources." + source.name() + ".mapping = " + source.mapping())
        .why(
            "No folder of that name stands beside the conf file, and Bowtie comes with no such"
                + " set.")
        .remedy(
            NearestWord.to(source.mapping(), names)
                    .map(word -> "Did you mean '" + word + "'? ")
                    .orElse("")
                + "Use one of "
                + String.join(", ", names)
                + ", or a folder of your own with one <entity>.sql for each entity it delivers, as"
                + " in \"mappings/"
                + source.name()
                + "\".");
  }

  static OperatorError nothingDeclared(SourceConf source, List<Mapping> set) {
    return OperatorError.configuration(
            "Source '" + source.name() + "' declares no table that its mappings read")
        .where("sources." + source.name() + ".tables")
        .why("It declares: " + String.join(", ", new TreeSet<>(source.tables().keySet())) + ".")
        .remedy(
            "Name each table as '"
                + source.mapping()
                + "' does: "
                + String.join(", ", read(set))
                + ".");
  }

  /** A table under a misspelt name would leave its entity out without a word. */
  static void refuseMisspelt(SourceConf source, List<Mapping> set) {
    Set<String> free = read(set);
    Set<String> unread = new TreeSet<>();
    for (String table : source.tables().keySet()) {
      if (!free.remove(table.toLowerCase(Locale.ROOT))) {
        unread.add(table);
      }
    }
    for (String table : unread) {
      NearestWord.to(table.toLowerCase(Locale.ROOT), free)
          .ifPresent(
              word -> {
                throw OperatorError.configuration(
                        "No mapping of '" + source.mapping() + "' reads a table '" + table + "'")
                    .where("sources." + source.name() + ".tables." + table)
                    .why("Its rows would stay in bronze and reach no entity.")
                    .remedy("Did you mean '" + word + "'?");
              });
    }
  }

  private static Set<String> read(List<Mapping> set) {
    Set<String> tables = new TreeSet<>();
    set.forEach(mapping -> tables.addAll(mapping.tables()));
    return tables;
  }
}

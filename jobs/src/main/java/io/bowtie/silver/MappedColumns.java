package io.bowtie.silver;

import io.bowtie.contract.Column;
import io.bowtie.contract.NearestWord;
import io.bowtie.contract.OperatorError;
import io.bowtie.source.Mapping;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Compares the columns that a mapping delivers with those that its entity has. */
final class MappedColumns {
  private MappedColumns() {}

  /**
   * Passes when all delivered columns are known and all required ones delivered.
   *
   * @throws OperatorError of configuration for a column that nobody declared, of data for a
   *     required one that is not delivered
   */
  static void check(Entity entity, Mapping mapping, String[] delivered) {
    List<String> known = entity.deliverable();
    Set<String> seen = new HashSet<>();
    for (String column : delivered) {
      if (!seen.add(column)) {
        throw OperatorError.configuration("A mapping delivers column '" + column + "' twice")
            .where(mapping.step().name())
            .remedy("Rename or leave out one of the two.");
      }
      if (!known.contains(column) && !MappedRows.passedOn().contains(column)) {
        throw undeclared(entity, mapping, column, known);
      }
    }
    entity.versions().columns().stream()
        .filter(Column::isRequired)
        .map(Column::name)
        .filter(name -> !MappedRows.isTechnical(name))
        .filter(name -> !seen.contains(name))
        .findFirst()
        .ifPresent(name -> refuse(entity, mapping, name, delivered));
  }

  private static OperatorError undeclared(
      Entity entity, Mapping mapping, String column, List<String> known) {
    String otherwise =
        column.startsWith("x_")
            ? "Declare it under custom-fields." + entity.name() + "."
            : "Leave it out, or name it x_"
                + column
                + " and declare it under custom-fields."
                + entity.name()
                + ".";
    return OperatorError.configuration(
            "Mapping of entity '" + entity.name() + "' delivers an unknown column '" + column + "'")
        .where(mapping.step().name())
        .why("A column that nothing reads would be lost without a word.")
        .remedy(
            NearestWord.to(column, known).map(word -> "Did you mean '" + word + "'? ").orElse("")
                + otherwise);
  }

  private static void refuse(Entity entity, Mapping mapping, String missing, String[] delivered) {
    throw OperatorError.data(
            "The mapping of entity '"
                + entity.name()
                + "' does not deliver the required column '"
                + missing
                + "'")
        .where(mapping.step().name())
        .why("It delivers: " + String.join(", ", delivered) + ".")
        .remedy(
            NearestWord.to(missing, Arrays.asList(delivered))
                    .map(word -> "Is it '" + word + "'? ")
                    .orElse("")
                + "Add '"
                + missing
                + "' to the SELECT.");
  }
}

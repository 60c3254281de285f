package io.bowtie.source;

import io.bowtie.contract.NearestWord;
import io.bowtie.contract.OperatorError;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.SparkThrowable;

/** Says in a person's words why a mapping does not run. */
final class MappingFault {
  private MappingFault() {}

  static OperatorError explain(
      Mapping mapping, Map<String, RawInput> delivered, OperatorError failed) {
    if (failed.getCause() instanceof SparkThrowable spark) {
      String condition = String.valueOf(spark.getCondition());
      Map<String, String> details = spark.getMessageParameters();
      if (condition.startsWith("UNRESOLVED_COLUMN")) {
        return missingColumn(mapping, delivered, details.get("objectName"), failed);
      }
      if (condition.startsWith("TABLE_OR_VIEW_NOT_FOUND")) {
        return missingTable(mapping, delivered, details.get("relationName"), failed);
      }
    }
    return OperatorError.data("The mapping of entity '" + mapping.entity() + "' cannot be run")
        .where(mapping.step().name())
        .why(failed.getMessage().replaceAll("\\s+", " "))
        .remedy("Correct the file; it must be one SELECT over the raw tables of its source.")
        .causedBy(failed);
  }

  private static OperatorError missingColumn(
      Mapping mapping, Map<String, RawInput> delivered, String object, OperatorError failed) {
    String column = lastPart(object);
    List<String> known =
        delivered.values().stream().flatMap(input -> input.columns().stream()).toList();
    return OperatorError.data(
            "The mapping of entity '" + mapping.entity() + "' expects a column '" + column + "'")
        .where(mapping.step().name())
        .why("It was not delivered. Found: " + found(mapping, delivered) + ".")
        .remedy(
            NearestWord.to(column, known).map(word -> "Did you mean '" + word + "'? ").orElse("")
                + "Correct the mapping, or have the column delivered again.")
        .causedBy(failed);
  }

  private static OperatorError missingTable(
      Mapping mapping, Map<String, RawInput> delivered, String object, OperatorError failed) {
    String table = lastPart(object);
    return OperatorError.data(
            "The mapping of entity '" + mapping.entity() + "' reads a table '" + table + "'")
        .where(mapping.step().name())
        .why(
            "Source '"
                + mapping.source()
                + "' has delivered no row of such a raw table. Delivered: "
                + String.join(", ", delivered.keySet())
                + ".")
        .remedy(
            NearestWord.to(table, delivered.keySet())
                .map(word -> "Did you mean '" + word + "'?")
                .orElse("Declare it under sources." + mapping.source() + ".tables and deliver it."))
        .causedBy(failed);
  }

  private static String found(Mapping mapping, Map<String, RawInput> delivered) {
    return new TreeMap<>(delivered)
        .entrySet().stream()
            .filter(table -> mapping.reads(table.getKey()))
            .map(
                table ->
                    String.join(", ", table.getValue().columns())
                        + " in "
                        + table.getKey()
                        + " ("
                        + table.getValue().lastFile()
                        + ")")
            .collect(Collectors.joining("; "));
  }

  private static String lastPart(String object) {
    String[] parts = object.replace("`", "").split("\\.", -1);
    return parts[parts.length - 1];
  }
}

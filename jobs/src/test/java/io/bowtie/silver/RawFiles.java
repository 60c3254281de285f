package io.bowtie.silver;

import static org.apache.spark.sql.functions.lit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.bowtie.bronze.RawTable;
import io.bowtie.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Small raw files as rows in memory, as bronze would hold them; no Spark job is run. */
final class RawFiles {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private RawFiles() {}

  /** The rows of all files of one raw table, which share a header or are objects. */
  static Dataset<Row> read(SparkSession spark, boolean isJson, List<SourceFile> files) {
    return files.stream()
        .map(file -> frame(spark, file, isJson ? objects(file) : records(file)))
        .reduce((one, other) -> one.unionByName(other, true))
        .orElseThrow();
  }

  private static Dataset<Row> frame(
      SparkSession spark, SourceFile file, List<Map<String, String>> records) {
    Map<String, String> columns = new LinkedHashMap<>();
    records.forEach(record -> record.keySet().forEach(name -> columns.put(name, null)));
    StructType schema = new StructType().add(RawTable.LINE, DataTypes.LongType);
    for (String column : columns.keySet()) {
      schema = schema.add(column, DataTypes.StringType);
    }
    List<Row> rows = new ArrayList<>();
    for (Map<String, String> record : records) {
      List<Object> values = new ArrayList<>();
      values.add(rows.size() + 2L);
      columns.keySet().forEach(name -> values.add(record.get(name)));
      rows.add(RowFactory.create(values.toArray()));
    }
    return spark
        .createDataFrame(rows, schema)
        .withColumn(RawTable.FILE, lit(file.name()))
        .withColumn(RawTable.LANDED_ON, lit(file.landedOn()));
  }

  private static List<Map<String, String>> objects(SourceFile file) {
    return text(file)
        .lines()
        .map(
            line -> {
              Map<String, String> values = new LinkedHashMap<>();
              try {
                JSON.readTree(line)
                    .properties()
                    .forEach(it -> values.put(it.getKey(), text(it.getValue())));
              } catch (IOException noJson) {
                throw new UncheckedIOException(noJson);
              }
              return values;
            })
        .toList();
  }

  private static String text(JsonNode value) {
    return value.isNull() || value.isTextual() ? value.textValue() : value.toString();
  }

  /** The records by the names in the first one; an empty cell is null. */
  private static List<Map<String, String>> records(SourceFile file) {
    List<List<String>> lines = cells(text(file));
    return lines.subList(1, lines.size()).stream()
        .map(
            line -> {
              Map<String, String> values = new LinkedHashMap<>();
              for (int place = 0; place < line.size(); place++) {
                String value = line.get(place);
                values.put(lines.get(0).get(place), value.isEmpty() ? null : value);
              }
              return values;
            })
        .toList();
  }

  private static List<List<String>> cells(String text) {
    List<List<String>> lines = new ArrayList<>();
    List<String> line = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean isQuoted = false;
    for (char letter : (text.replace("\r", "").stripTrailing() + "\n").toCharArray()) {
      if (letter == '"') {
        // A doubled quote ends the quotes and begins them again, with itself between.
        if (!isQuoted && cell.length() > 0) {
          cell.append(letter);
        }
        isQuoted = !isQuoted;
      } else if (isQuoted || (letter != ',' && letter != '\n')) {
        cell.append(letter);
      } else {
        line.add(cell.toString());
        cell.setLength(0);
        if (letter == '\n') {
          lines.add(List.copyOf(line));
          line.clear();
        }
      }
    }
    return lines;
  }

  private static String text(SourceFile file) {
    try {
      return Files.readString(Path.of(URI.create(file.path())));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}

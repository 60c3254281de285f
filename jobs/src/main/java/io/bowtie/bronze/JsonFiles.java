package io.bowtie.bronze;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_intersect;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_keys;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.when;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bowtie.source.ReadOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Reads json files: one object a line, or one array of objects a file. */
final class JsonFiles {
  private static final String TEXT = "_text";
  private static final StructType RECORDS =
      new StructType()
          .add(TEXT, DataTypes.StringType)
          .add(RawRows.PATH, DataTypes.StringType)
          .add(RawTable.LINE, DataTypes.LongType);

  private static final ObjectMapper EXACT =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private JsonFiles() {}

  /**
   * The objects' top-level values as texts, nested ones as JSON, each with path, number and, where
   * it is no object, its text.
   */
  static Dataset<Row> read(SparkSession spark, ReadOptions options, List<Fingerprint> files) {
    Dataset<Row> records =
        spark.createDataFrame(
            Fingerprint.rows(spark, files, options.encoding(), JsonFiles::recordsOf), RECORDS);
    Dataset<Row> parsed =
        records
            .where(length(col(TEXT)).gt(0))
            .withColumn("_values", from_json(col(TEXT), "map<string,string>", Map.of()));
    List<String> given =
        parsed
            .select(explode(map_keys(col("_values"))))
            .distinct()
            .as(Encoders.STRING())
            .collectAsList()
            .stream()
            .sorted()
            .toList();
    RawColumns.refuseTooMany(files.get(0).path(), given.size());
    return parsed.select(columns(names(parsed, given)));
  }

  /**
   * The names of each column: one, or several that differ in case alone and never stand in one
   * object.
   */
  private static List<List<String>> names(Dataset<Row> parsed, List<String> given) {
    Collection<List<String>> same =
        given.stream()
            .collect(
                Collectors.groupingBy(
                    name -> name.toLowerCase(Locale.ROOT), LinkedHashMap::new, Collectors.toList()))
            .values();
    return same.stream()
        .flatMap(
            names ->
                names.size() == 1 || isTogether(parsed, names)
                    ? names.stream().map(List::of)
                    : Stream.of(names))
        .toList();
  }

  private static boolean isTogether(Dataset<Row> parsed, List<String> names) {
    Column[] each = names.stream().map(name -> lit(name)).toArray(Column[]::new);
    return !parsed
        .where(size(array_intersect(map_keys(col("_values")), array(each))).gt(1))
        .isEmpty();
  }

  private static Column[] columns(List<List<String>> names) {
    List<String> stored = RawColumns.stored(names.stream().map(each -> each.get(0)).toList());
    List<Column> columns = new ArrayList<>();
    for (int index = 0; index < names.size(); index++) {
      StructField field = RawColumns.field(stored.get(index), names.get(index).get(0));
      Column value =
          coalesce(
              names.get(index).stream()
                  .map(name -> col("_values").getItem(name))
                  .toArray(Column[]::new));
      columns.add(value.as(field.name(), field.metadata()));
    }
    columns.add(
        when(col(TEXT).contains("\uFFFD"), lit(RowFault.CHARACTERS.word())).as(RawTable.FAULT));
    columns.add(when(col("_values").isNull(), col(TEXT)).as(RawTable.CORRUPT));
    columns.add(col(RawRows.PATH));
    columns.add(col(RawTable.LINE));
    return columns.toArray(Column[]::new);
  }

  private static Iterator<Row> recordsOf(Fingerprint file, BufferedReader text) throws IOException {
    Iterator<String> each = (file.head().equals("[") ? elements(text) : text.lines()).iterator();
    return new Iterator<>() {
      private long line;

      @Override
      public boolean hasNext() {
        return each.hasNext();
      }

      @Override
      public Row next() {
        line++;
        return RowFactory.create(allTexts(each.next().strip()), file.path(), line);
      }
    };
  }

  /** The object with each value as a text, digit by digit; what is no object stays as it is. */
  private static String allTexts(String record) {
    try {
      if (EXACT.readTree(record) instanceof ObjectNode object) {
        ObjectNode texts = EXACT.createObjectNode();
        object
            .properties()
            .forEach(
                field -> {
                  JsonNode value = field.getValue();
                  // A null is kept: what has no value yet is not the same as what is not there.
                  texts.put(
                      field.getKey(),
                      value.isNull() || value.isTextual() ? value.textValue() : value.toString());
                });
        return texts.toString();
      }
      return record;
    } catch (JsonProcessingException noJson) {
      return record;
    }
  }

  private static Stream<String> elements(BufferedReader reader) throws IOException {
    MappingIterator<JsonNode> nodes = EXACT.readerFor(JsonNode.class).readValues(reader);
    Iterable<JsonNode> once = () -> nodes;
    return StreamSupport.stream(once.spliterator(), false).map(JsonNode::toString);
  }
}

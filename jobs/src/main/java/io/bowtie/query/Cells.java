package io.bowtie.query;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Spark's values as JSON values and as texts. Dates and times are ISO 8601 texts; a number that
 * JSON cannot write, such as NaN, becomes its name as a text.
 */
final class Cells {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Cells() {}

  /** A row as an object, in the order of its columns; of columns with one name the last counts. */
  static Map<String, Object> object(Row row) {
    Map<String, Object> cells = new LinkedHashMap<>();
    String[] names = row.schema().fieldNames();
    for (int i = 0; i < names.length; i++) {
      cells.put(names[i], value(row.get(i)));
    }
    return cells;
  }

  /** A value that Jackson can write. */
  static Object value(Object cell) {
    if (cell == null) {
      return JsonNodeFactory.instance.nullNode();
    } else if (cell instanceof Row row) {
      return object(row);
    } else if (cell instanceof scala.collection.Map<?, ?> map) {
      Map<String, Object> values = new LinkedHashMap<>();
      CollectionConverters.asJava(map).forEach((key, each) -> values.put(text(key), value(each)));
      return values;
    } else if (cell instanceof scala.collection.Iterable<?> list) {
      List<Object> values = new ArrayList<>();
      CollectionConverters.asJava(list).forEach(each -> values.add(value(each)));
      return values;
    } else if (cell instanceof byte[] bytes) {
      return Base64.getEncoder().encodeToString(bytes);
    } else if (cell instanceof Double || cell instanceof Float) {
      double number = ((Number) cell).doubleValue();
      return Double.isFinite(number) ? cell : cell.toString();
    } else if (cell instanceof Number || cell instanceof Boolean) {
      return cell;
    }
    return cell.toString();
  }

  /** A value as a text; a list or an object as JSON. */
  static String text(Object cell) {
    Object value = value(cell);
    if (cell instanceof BigDecimal number) {
      return number.toPlainString();
    }
    return value instanceof Map || value instanceof List ? json(value) : value.toString();
  }

  static String json(Object value) {
    return MAPPER.valueToTree(value).toString();
  }
}

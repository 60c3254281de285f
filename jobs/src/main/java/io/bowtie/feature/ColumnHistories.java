package io.bowtie.feature;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.unix_date;

import io.bowtie.silver.Entity;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Measures since when each column of each entity has values: one job over all of them. */
public final class ColumnHistories {
  private static final StructType BEGUN =
      new StructType()
          .add("entity", DataTypes.StringType)
          .add("column_name", DataTypes.StringType)
          .add("since", DataTypes.LongType)
          .add("first_day_versions", DataTypes.LongType)
          .add("versions", DataTypes.LongType);

  private ColumnHistories() {}

  /**
   * Measures.
   *
   * @param versions silver versions visible at the as-of, by entity; restated ones may be among
   *     them
   * @return by entity and column, in order; what no version fills is left out
   */
  public static List<ColumnHistory> of(Map<String, Dataset<Row>> versions, LocalDate until) {
    List<Dataset<Row>> parts = new ArrayList<>();
    versions.forEach((entity, rows) -> parts.add(begun(entity, rows)));
    Map<String, Begun> merged = new TreeMap<>();
    Map<String, String[]> names = new TreeMap<>();
    for (Row row :
        parts.stream().reduce(Dataset::union).map(Dataset::collectAsList).orElse(List.of())) {
      String key = row.getString(0) + "." + row.getString(1);
      names.put(key, new String[] {row.getString(0), row.getString(1)});
      merged.merge(key, new Begun(row.getLong(2), row.getLong(3), row.getLong(4)), Begun::and);
    }
    return merged.entrySet().stream()
        .map(
            entry ->
                new ColumnHistory(
                    names.get(entry.getKey())[0],
                    names.get(entry.getKey())[1],
                    LocalDate.ofEpochDay(entry.getValue().since()),
                    entry.getValue().firstDay(),
                    entry.getValue().versions(),
                    until))
        .toList();
  }

  private static Dataset<Row> begun(String entity, Dataset<Row> versions) {
    List<String> columns =
        Stream.of(versions.columns())
            .filter(name -> Entity.TECHNICAL.stream().noneMatch(own -> own.name().equals(name)))
            .toList();
    MapPartitionsFunction<Row, Row> tally = rows -> tally(entity, columns, rows);
    return versions
        .select(
            // What is in them does not matter, and converting it would take most of the time.
            Stream.concat(
                    columns.stream().map(name -> col(name).isNotNull()),
                    Stream.of(unix_date(col("recorded_at").cast(DataTypes.DateType))))
                .toArray(Column[]::new))
        .mapPartitions(tally, Encoders.row(BEGUN));
  }

  private static Iterator<Row> tally(String entity, List<String> columns, Iterator<Row> rows) {
    long[] since = new long[columns.size() + 1];
    long[] firstDay = new long[columns.size() + 1];
    long[] all = new long[columns.size() + 1];
    while (rows.hasNext()) {
      Row row = rows.next();
      long day = row.getInt(columns.size());
      for (int place = 0; place < all.length; place++) {
        // The last place stands for the row as such.
        if (place == columns.size() || row.getBoolean(place)) {
          if (all[place] == 0 || day < since[place]) {
            since[place] = day;
            firstDay[place] = 0;
          }
          firstDay[place] += day == since[place] ? 1 : 0;
          all[place]++;
        }
      }
    }
    List<Row> begun = new ArrayList<>();
    for (int place = 0; place < all.length; place++) {
      if (all[place] > 0) {
        String column = place == columns.size() ? ColumnHistory.ANY : columns.get(place);
        begun.add(RowFactory.create(entity, column, since[place], firstDay[place], all[place]));
      }
    }
    return begun.iterator();
  }

  /** A part's beginning. */
  private record Begun(long since, long firstDay, long versions) implements Serializable {
    Begun and(Begun other) {
      long first = Math.min(since, other.since);
      return new Begun(
          first,
          (since == first ? firstDay : 0) + (other.since == first ? other.firstDay : 0),
          versions + other.versions);
    }
  }
}

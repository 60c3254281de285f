package io.bowtie.generate;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.contract.Column;
import io.bowtie.silver.Entity;
import io.bowtie.silver.Silver;
import io.bowtie.sql.SqlStep;
import io.bowtie.testkit.SparkSupport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mapping of the demo runs on the generated company and delivers its entity's columns. */
@ExtendWith(SparkSupport.class)
class DemoMappingsTest {
  private static final Path MAPPINGS = Path.of("../conf/examples/demo/mappings");
  private static final Company COMPANY = Company.generate(Settings.demo().withSize(0.05));

  static List<Path> mappings() throws IOException {
    try (Stream<Path> files = Files.walk(MAPPINGS)) {
      return files.filter(file -> file.toString().endsWith(".sql")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("mappings")
  void shouldDeliverItsEntityFromTheGeneratedCompany(Path mapping, SparkSession spark)
      throws IOException {
    Entity entity = Silver.entity(mapping.getFileName().toString().replace(".sql", ""));
    SqlStep step = new SqlStep(mapping.toString(), Files.readString(mapping));
    Dataset<Row> rows = step.run(inputs(mapping, spark), Map.of()).cache();

    List<String> allowed = new ArrayList<>(entity.deliverable());
    allowed.addAll(List.of("_file", "_line"));
    assertThat(rows.columns())
        .filteredOn(name -> !name.startsWith("x_"))
        .isSubsetOf(allowed)
        .contains("_file", "_line");
    assertThat(rows.count()).isPositive();
    for (Column column : entity.versions().columns()) {
      if (List.of(rows.columns()).contains(column.name())) {
        assertCasts(rows, column);
      }
    }
    rows.unpersist();
  }

  /** All but the planted defects cast, and what a column's word list allows is all there is. */
  private static void assertCasts(Dataset<Row> rows, Column column) {
    Dataset<Row> filled = rows.filter(col(column.name()).isNotNull());
    long broken =
        filled
            .filter(col(column.name()).try_cast(column.type().sparkType()).isNull())
            .filter(
                col(column.name())
                    .cast(DataTypes.StringType)
                    .notEqual(lit(Defect.TextInNumber.WORDS)))
            .count();
    assertThat(broken).as(column.name()).isZero();
    if (!column.words().isEmpty()) {
      assertThat(filled.filter(col(column.name()).isin(column.words().toArray())).count())
          .as(column.name())
          .isEqualTo(filled.count());
    }
  }

  /** The raw tables of the mapping's system as bronze holds them: text, file and line. */
  private static Map<String, Dataset<Row>> inputs(Path mapping, SparkSession spark) {
    String system = mapping.getParent().getFileName().toString();
    Map<String, Dataset<Row>> inputs = new HashMap<>();
    for (RawTable table : COMPANY.tables()) {
      if (table.shape().system().equals(system)) {
        inputs.put(table.shape().name(), frame(table, spark));
      }
    }
    return inputs;
  }

  private static Dataset<Row> frame(RawTable table, SparkSession spark) {
    StructType schema = new StructType();
    for (String column : table.shape().columns()) {
      schema = schema.add(column, DataTypes.StringType);
    }
    List<Row> rows = table.rows().stream().map(row -> RowFactory.create(cells(row))).toList();
    return spark
        .createDataFrame(rows, schema)
        .withColumn("_file", lit(table.shape().name()))
        .withColumn("_line", lit(2L));
  }

  /** Empty cells arrive as nulls, as from the files. */
  private static Object[] cells(RawRow row) {
    return row.cells().stream().map(cell -> cell.isEmpty() ? null : cell).toArray();
  }
}

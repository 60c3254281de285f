package io.bowtie.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.monotonically_increasing_id;
import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.config.ConfLoader;
import io.bowtie.sql.SqlStep;
import io.bowtie.testkit.Shared;
import io.bowtie.testkit.SparkSupport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The example uci-bank-marketing: rows in the order of time get dates that keep that order. */
@ExtendWith(SparkSupport.class)
class BankMarketingTest {
  private static final Path EXAMPLE = Path.of("..", "conf", "examples", "uci-bank-marketing");
  private static final Path FILE = Shared.place("data/uci-bank-marketing/bank-additional-full.csv");

  @TempDir private Path folder;

  @BeforeEach
  void shouldHaveTheData() {
    Shared.needed("data/uci-bank-marketing");
  }

  @Test
  void shouldTestExactlyTheLast8239ContactsAfterTheCut(SparkSession spark) throws IOException {
    LocalDate cut = cut();
    List<String[]> lines =
        Files.readAllLines(FILE).stream().skip(1).map(line -> line.split(";", -1)).toList();

    List<Row> leads = leads(spark);

    assertThat(leads).hasSameSizeAs(lines).hasSize(41_188);
    LocalDate before = LocalDate.of(2008, 5, 1);
    long yes = 0;
    long tested = 0;
    for (int i = 0; i < leads.size(); i++) {
      Row lead = leads.get(i);
      LocalDate called = lead.getAs(1);
      assertThat(lead.getString(0)).isEqualTo(Integer.toString(i + 1));
      assertThat(called).isAfterOrEqualTo(before);
      assertThat(called.getMonth().name().toLowerCase(Locale.ROOT)).startsWith(month(lines.get(i)));
      boolean isYes = lines.get(i)[20].equals("\"yes\"");
      assertThat(lead.isNullAt(2)).isEqualTo(!isYes);
      assertThat(lead.isNullAt(3)).isEqualTo(isYes);
      tested += called.isAfter(cut) ? 1 : 0;
      yes += isYes ? 1 : 0;
      before = called;
    }
    assertThat(before).isEqualTo(LocalDate.of(2010, 11, 23));
    assertThat(tested).isEqualTo(8_239);
    assertThat(yes).isEqualTo(4_640);
  }

  private static String month(String[] cells) {
    return cells[8].replace("\"", "");
  }

  private LocalDate cut() throws IOException {
    String text = Files.readString(EXAMPLE.resolve("bowtie.conf"));
    Path conf = folder.resolve("bowtie.conf");
    Files.writeString(conf, text.replace("${BOWTIE_DATA}", ""));
    return ConfLoader.load(conf).train().backtest().originDates().get(0);
  }

  /** Id, day, conversion and refusal of each lead's latest version, in the order of the file. */
  private static List<Row> leads(SparkSession spark) throws IOException {
    Dataset<Row> contacts =
        spark
            .read()
            .option("header", "true")
            .option("sep", ";")
            .csv(FILE.toString())
            .coalesce(1)
            // The header is line 1.
            .withColumn("_line", monotonically_increasing_id().plus(2))
            .withColumn("_file", col("_metadata.file_name"));
    SqlStep mapping =
        new SqlStep("leads.sql", Files.readString(EXAMPLE.resolve("mappings/leads.sql")));
    return mapping
        .run(Map.of("contacts", contacts), Map.of())
        .where("converted_at is not null or disqualified_at is not null")
        .orderBy("_line")
        .select("lead_id", "created_at", "converted_at", "disqualified_at")
        .collectAsList();
  }
}

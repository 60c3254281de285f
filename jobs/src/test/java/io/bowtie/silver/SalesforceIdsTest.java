package io.bowtie.silver;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.testkit.SparkSupport;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * By fives, 001Ab00000Zq1Xy is 001Ab, 00000, Zq1Xy: upper case are the fourth of the first five,
 * and the first and fourth of the last. The first of five counts 1, the next 2, 4, 8 and 16, so the
 * three further characters are the ninth (8: I), the first (0: A) and the tenth (9: J).
 */
@ExtendWith(SparkSupport.class)
class SalesforceIdsTest {
  private static final String SHORT = "001Ab00000Zq1Xy";
  private static final String LONG = "001Ab00000Zq1XyIAJ";

  private final SparkSession spark;

  SalesforceIdsTest(SparkSession spark) {
    this.spark = spark;
  }

  @Test
  void shouldGiveBothFormsOfAnIdOneFormAndLeaveOtherIdsAlone() {
    List<String> untouched =
        List.of(
            "cus_NffrFeUfNV2Hib", // 18 characters of Stripe
            "123456789012345", // 15 and 18 digits, as HubSpot counts
            "001456789012345",
            "123456789012345678",
            "001456789012345AAB",
            "abcdefghijklmno",
            "006Ab00000Zq1Xy", // a deal in a column of accounts
            "001Ab00000Zq1X",
            "001Ab00000Zq1XyZZZ", // says that digits are upper case
            "");

    Map<String, String> completed =
        completed(
            Stream.concat(
                    Stream.of(
                        SHORT,
                        LONG,
                        LONG.toLowerCase(java.util.Locale.ROOT),
                        LONG.toUpperCase(java.util.Locale.ROOT),
                        "001ab00000zq1xy",
                        "001AB00000Zq1Xy"),
                    untouched.stream())
                .toList());

    assertThat(completed)
        .containsEntry(SHORT, LONG)
        .containsEntry(LONG, LONG)
        .containsEntry("001ab00000zq1xyiaj", LONG)
        .containsEntry("001AB00000ZQ1XYIAJ", LONG)
        // Two short ids that differ in case alone are two records.
        .containsEntry("001ab00000zq1xy", "001ab00000zq1xyAAA")
        .containsEntry("001AB00000Zq1Xy", "001AB00000Zq1XyYAJ");
    untouched.forEach(id -> assertThat(completed).containsEntry(id, id));
  }

  @Test
  void shouldCompareIdsOfAnyKindOfRecord() {
    Dataset<Row> compared =
        texts(List.of("a0B1r000003xYzQ", "a0B1r000003xYzQEAU", "cus_NffrFeUfNV2Hib"))
            .select(col("value"), SalesforceIds.comparable(col("value")));

    // By fives a0B1r, 00000, 3xYzQ: 4 (E), 0 (A), 4 + 16 = 20 (U).
    assertThat(compared.collectAsList().stream().map(row -> row.getString(1)))
        .containsExactly("a0B1r000003xYzQEAU", "a0B1r000003xYzQEAU", "cus_NffrFeUfNV2Hib");
  }

  private Map<String, String> completed(List<String> ids) {
    Dataset<Row> rows =
        texts(ids).select(col("value"), col("value").as("account_id"), col("value").as("industry"));
    return SalesforceIds.completed(Accounts.ENTITY, rows).collectAsList().stream()
        .peek(row -> assertThat(row.getString(2)).isEqualTo(row.getString(0)))
        .collect(Collectors.toMap(row -> row.getString(0), row -> row.getString(1)));
  }

  private Dataset<Row> texts(List<String> texts) {
    return spark.createDataset(texts, Encoders.STRING()).toDF();
  }
}

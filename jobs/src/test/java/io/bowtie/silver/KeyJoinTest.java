package io.bowtie.silver;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.bronze.FileLedger;
import io.bowtie.contract.AsOf;
import io.bowtie.silver.VersionSet.Fate;
import io.bowtie.source.Mapping;
import io.bowtie.source.RawInput;
import io.bowtie.source.ReadOptions;
import io.bowtie.sql.SqlStep;
import io.bowtie.testkit.InMemoryTables;
import io.bowtie.testkit.Rows;
import io.bowtie.testkit.SparkSupport;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkSupport.class)
class KeyJoinTest {
  private static final AsOf NIGHT = AsOf.parse("2026-06-30");

  private final SparkSession spark;

  KeyJoinTest(SparkSession spark) {
    this.spark = spark;
  }

  @Test
  void shouldKnowAVersionAgainWhoseKeyIsPartlyEmpty() {
    Conforming conforming = new Conforming(NIGHT, "run");
    Dataset<Row> none = Rows.of(Quotas.ENTITY.versions()).in(spark);

    Dataset<Row> first = decided(conforming, none);
    Dataset<Row> stored = conforming.newVersions(Quotas.ENTITY, first);
    Dataset<Row> again = decided(conforming, stored);

    assertThat(fates(first)).containsExactly(Fate.NEW.name(), Fate.NEW.name());
    assertThat(stored.columns()).contains("owner_id", "team");
    assertThat(fates(again)).containsExactly(Fate.KNOWN.name(), Fate.KNOWN.name());
    assertThat(conforming.rebuilt(Quotas.ENTITY, first, stored).count()).isEqualTo(2);
  }

  /** A team's quota and the company's, from a source that knows no quota of an owner. */
  private Dataset<Row> decided(Conforming conforming, Dataset<Row> stored) {
    Mapping mapping =
        new Mapping(
            "crm",
            "quotas",
            new SqlStep(
                "quotas.sql",
                "select team, '2026-04-01' as period_start, '2026-06-30' as period_end,"
                    + " amount, 'USD' as currency, '2026-04-01' as recorded_at from quota"));
    Dataset<Row> raw =
        spark.sql("select * from values ('North', '10'), (null, '30') as t(team, amount)");
    Dataset<Row> mapped =
        conforming.mapped(
            Quotas.ENTITY,
            mapping,
            ReadOptions.COMPUTED,
            Map.of("quota", new RawInput(raw, "quota.csv")),
            new FileLedger(List.of()));
    Identity identity = Identity.nobody(spark);
    return conforming.decided(
        Quotas.ENTITY, List.of(mapped), identity, Set.of(), new InMemoryTables(spark), stored);
  }

  private static List<String> fates(Dataset<Row> decided) {
    return decided.select(VersionSet.FATE).collectAsList().stream()
        .map(row -> row.getString(0))
        .toList();
  }
}

package io.bowtie.source;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.ExitCode;
import io.bowtie.contract.OperatorError;
import io.bowtie.sql.SqlStep;
import io.bowtie.testkit.SparkSupport;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkSupport.class)
class OptionalInputsTest {
  private static final String OPTIONAL = "-- optional: deal.next_step, deal.owner\n";

  private final SparkSession spark;
  private final Map<String, RawInput> delivered = new TreeMap<>();

  OptionalInputsTest(SparkSession spark) {
    this.spark = spark;
  }

  @Test
  void shouldLeaveOutWhatRestsOnAMissingColumn() {
    deliver("deal", "id, stage", "D1, Open");

    assertThat(
            columns(OPTIONAL + "select id, upper(trim(next_step)) as next_step, owner from deal"))
        .containsExactly("id");
  }

  @Test
  void shouldDeliverAnOptionalColumnThatIsThereUnderAnyCase() {
    deliver("deal", "Id, NEXT_STEP, Owner", "D1, call, U1");

    Dataset<Row> rows = run(OPTIONAL + "select id, next_step, owner from deal");
    assertThat(rows.columns()).containsExactly("id", "next_step", "owner");
    assertThat(rows.first().getString(1)).isEqualTo("call");
  }

  @Test
  void shouldKeepAColumnThatAlsoRestsOnOneThatIsThere() {
    deliver("deal", "id, owner", "D1, U1");

    Dataset<Row> rows =
        run(
            OPTIONAL
                + "select id, coalesce(next_step, owner) as who,"
                + " case when owner = 'U1' then next_step end as step, next_step || id as both"
                + " from deal");
    assertThat(rows.columns()).containsExactly("id", "who", "step", "both");
    assertThat(rows.first().getString(1)).isEqualTo("U1");
  }

  @Test
  void shouldLeaveOutAWordThatOnlyAMissingColumnDecides() {
    deliver("deal", "id", "D1");

    assertThat(
            columns(
                OPTIONAL
                    + "select id, 'sales' as pipeline, cast(null as string) as nothing,"
                    + " case when owner = 'U1' then 'mine' else 'theirs' end as side from deal"))
        .containsExactly("id", "pipeline", "nothing");
  }

  @Test
  void shouldFollowAColumnThroughStepsJoinsGroupsAndWindows() {
    deliver("deal", "id, stage", "D1, Open");

    assertThat(
            columns(
                OPTIONAL
                    + """
                    with named as (select id, next_step as step, stage from deal),
                         grouped as (select id, max(step) as step, max(stage) as stage
                                     from named group by id),
                         numbered as (select *, lag(step) over (order by step) as before,
                                      lag(stage) over (order by id) as earlier,
                                      max(step) over (partition by stage) as most
                                      from (select * from grouped where id is not null))
                    select n.id, n.step, n.before, n.earlier, n.most, g.step as same, g.stage,
                           (select max(owner) from deal) as any_owner
                    from numbered n left join grouped as g on g.id = n.id
                    """))
        .containsExactly("id", "earlier", "stage");
  }

  @Test
  void shouldNotTakeAnOrderForWhatIsOrdered() {
    deliver("deal", "id, stage", "D1, Open");

    assertThat(
            columns(
                OPTIONAL
                    + "select id, max_by(next_step, stage) as step, max_by(stage, owner) as stage"
                    + " from deal group by id"))
        .containsExactly("id", "stage");
  }

  @Test
  void shouldNeverLeaveOutARequiredColumn() {
    deliver("deal", "id", "D1");

    Dataset<Row> rows =
        run(OPTIONAL + "select id, coalesce(next_step, 'none') as stage_word, owner from deal");
    assertThat(rows.columns()).containsExactly("id", "stage_word");
    assertThat(rows.first().getString(1)).isEqualTo("none");
  }

  @Test
  void shouldKeepAUnionsColumnWhenOneBranchHasIt() {
    deliver("deal", "id, owner", "D1, U1");
    deliver("renewal", "id, owner", "R1, U2");

    assertThat(
            columns(
                "-- optional: deal.next_step, renewal.next_step, deal.owner\n"
                    + "select id, owner, next_step, next_step as step, next_step as word from deal"
                    + " union all select id, owner, next_step, null, 'none' from renewal"))
        .containsExactly("id", "owner", "word");
  }

  @Test
  void shouldRunWithoutATableThatIsOptional() {
    deliver("deal", "id", "D1");
    String sql =
        """
        -- optional table: role(deal_id, contact)
        -- optional: role.name
        select deal.id, r.contact, r.name, r.is_named, n.named
        from deal
        left join (select deal_id, contact, name, 'yes' as is_named, _file from role) as r
          on r.deal_id = deal.id
        left join (select deal_id, count(*) as named from role group by deal_id) as n
          on n.deal_id = deal.id
        """;

    assertThat(columns(sql)).containsExactly("id");

    deliver("role", "deal_id, contact", "D1, C1");
    Dataset<Row> rows = run(sql);
    assertThat(rows.columns()).containsExactly("id", "contact", "is_named", "named");
    assertThat(rows.first().getString(1)).isEqualTo("C1");
  }

  @Test
  void shouldStillRefuseARequiredColumnThatIsMissing() {
    deliver("deal", "id", "D1");

    assertThatThrownBy(() -> run(OPTIONAL + "select id, stage, next_step from deal"))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("expects a column 'stage'")
        .extracting(error -> ((OperatorError) error).exitCode())
        .isEqualTo(ExitCode.DATA_GATE);
  }

  @Test
  void shouldStillRefuseARequiredTableThatIsMissing() {
    deliver("deal", "id", "D1");

    assertThatThrownBy(
            () ->
                run(
                    "-- optional table: role(id)\n"
                        + "select deal.id from deal join role using (id) join stage using (id)"))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("reads a table 'stage'");
  }

  private List<String> columns(String sql) {
    return List.of(run(sql).columns());
  }

  private Dataset<Row> run(String sql) {
    Mapping mapping = new Mapping("crm", "deals", new SqlStep("deals.sql", sql));
    Dataset<Row> rows =
        mapping.run(
            delivered,
            AsOf.parse("2026-06-30"),
            Set.of("stage_word"),
            SourceTimes.of(ReadOptions.COMPUTED, List.of()));
    rows.collectAsList();
    return rows;
  }

  private void deliver(String table, String header, String... lines) {
    StructType schema = new StructType();
    for (String column : header.split(", ", -1)) {
      schema = schema.add(column, DataTypes.StringType);
    }
    List<Row> rows =
        Arrays.stream(lines)
            .map(line -> RowFactory.create((Object[]) line.split(", ", -1)))
            .toList();
    delivered.put(
        table,
        new RawInput(
            spark.createDataFrame(rows, schema).withColumn("_file", lit(table)), table + ".csv"));
  }
}

package io.bowtie.job;

import io.bowtie.config.BowtieConf;
import io.bowtie.query.Query;
import io.bowtie.query.QueryFormat;
import io.bowtie.query.Table;
import io.bowtie.store.TableStore;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.StructField;

/** What people ask of a warehouse first, over every table that it has. */
final class EverydayQueries {
  private static final List<String> ASKED =
      List.of(
          "show tables",
          "show tables in gold",
          "show tables like 'gold.shadow*'",
          "show schemas",
          "show columns in gold.scores",
          "describe gold.scores",
          "describe silver.deals_current",
          "describe query select * from gold.kpis",
          "explain select max(as_of) from gold.scores",
          "explain formatted select use_case, count(*) from gold.scores group by 1",
          "select * from gold.scores limit 5",
          "select count(*) from gold.scores",
          "select distinct use_case, basis from gold.scores order by all",
          "select use_case, band, count(*), avg(probability) from gold.scores group by all order by"
              + " all",
          "select use_case, count(distinct entity_id) as n from gold.scores group by use_case"
              + " having n > 0",
          "select * from gold.scores where as_of = (select max(as_of) from gold.scores)",
          "select * from gold.scores where as_of >= date '2026-06-28' - interval 7 days",
          "select as_of, date_add(as_of, 1), date_trunc('month', as_of), year(as_of) from"
              + " gold.scores",
          "select s.entity_id, r.* from gold.scores s join gold.score_reasons r using (use_case,"
              + " entity_id, as_of) order by s.probability desc nulls last limit 10",
          "select s.use_case, count(a.action) from gold.scores s left join gold.recommendations a"
              + " on a.entity_id = s.entity_id and a.as_of = s.as_of group by 1",
          "select * from (select *, row_number() over (partition by use_case order by probability"
              + " desc) as place from gold.scores) where place <= 3",
          "with latest as (select max(as_of) as night from gold.scores) select s.* from gold.scores"
              + " s join latest on s.as_of = latest.night",
          "select entity_id from gold.scores where entity_id not in (select entity_id from"
              + " gold.held_out)",
          "select * from gold.scores a where exists (select 1 from gold.scores b where b.entity_id"
              + " = a.entity_id and b.as_of < a.as_of)",
          "select * from gold.kpis where dimension = 'all' order by kpi, period_start",
          "select * from gold.pipeline_velocity",
          "select outcome, count(*), sum(amount), avg(amount) from silver.deals_current group by"
              + " outcome",
          "select date_trunc('month', created_at) as month, count(*) from silver.deals_current"
              + " group by month order by month",
          "select datediff(closed_at, created_at) as days from silver.deals_current"
              + " where closed_at is not null order by days desc limit 3",
          "select a.account_name, count(*) from silver.accounts_current a join silver.deals_current"
              + " d on d.account_id = a.account_id group by 1 order by 2 desc, 1 limit 5",
          "select d.deal_id, count(*) as versions from silver.deals d group by 1 having count(*) >"
              + " 1",
          "select entity, outcome, sum(failed_rows) from gold.quality_checks group by all order by"
              + " all",
          "select source, entity, reason, count(*) from gold.quarantine group by all order by 4"
              + " desc",
          "select job, outcome, ended_at - started_at as lasted from gold.run_ledger order by"
              + " started_at",
          "select * from gold.publications order by published_at desc, table_name limit 5",
          "select table_name, max(delta_version) from gold.publications group by 1",
          "select count(*) from gold.decisions",
          "select decision, count(*) from gold.decisions group by decision",
          "select * from gold.limit_checks where as_of = '2026-06-28'",
          "select * from gold.use_case_events order by 1",
          "select count(*), max(as_of) from gold.shadow_scores",
          "select entity_id, action from gold.shadow_recommendations union all"
              + " select entity_id, action from gold.recommendations",
          "select * from gold.scores version as of 0 limit 1",
          "select use_case, percentile_cont(0.9) within group (order by probability) from"
              + " gold.scores group by 1",
          "select case when probability >= 0.5 then 'high' else 'low' end as half, count(*)"
              + " from gold.scores group by 1",
          "select caveat, count(*) from gold.scores lateral view explode(caveats) t as caveat group"
              + " by 1",
          "from gold.scores |> aggregate count(*) as n group by use_case |> order by n",
          "select * from (select use_case, band from gold.scores) pivot (count(*) for use_case in"
              + " ('lead', 'deal', 'churn'))",
          "select month(as_of), band, count_if(probability > 0.5) from gold.scores"
              + " group by cube (month(as_of), band)",
          "select min(created_at), max(created_at), max(created_at) - min(created_at) from"
              + " silver.deals_current",
          "select d.* from silver.deals_current d limit 1",
          "select use_case, to_json(struct(entity_id, probability)) from gold.scores limit 2");

  private final SparkSession spark;
  private final List<Table> tables;

  EverydayQueries(SparkSession spark, TableStore store, BowtieConf conf) {
    this.spark = spark;
    this.tables = Queries.tables(store, conf);
  }

  /**
   * Asks all; each has to be answered.
   *
   * @return how many rows each table has, and of which nights
   */
  String askAll() {
    ASKED.forEach(this::answer);
    tables.stream()
        .filter(table -> table.name().startsWith("gold."))
        .forEach(table -> answer(leastAndGreatest(table)));
    return answer(
        tables.stream()
            .filter(table -> columns(table).anyMatch(column -> column.name().equals("as_of")))
            .map(
                table ->
                    "select '"
                        + table.name()
                        + "' as t, count(*) as n, min(as_of) as a, max(as_of) as b from "
                        + table.name())
            .collect(Collectors.joining(" union all ")));
  }

  private String leastAndGreatest(Table table) {
    return columns(table)
        .filter(column -> !(column.dataType() instanceof ArrayType))
        .map(column -> "min(`" + column.name() + "`), max(`" + column.name() + "`)")
        .collect(Collectors.joining(", ", "select ", " from " + table.name()));
  }

  private Stream<StructField> columns(Table table) {
    return Stream.of(
        table.isWritten()
            ? spark.read().format("delta").load(table.location()).schema().fields()
            : table.contract().orElseThrow().schema().fields());
  }

  private String answer(String question) {
    StringWriter out = new StringWriter();
    Query.of(spark, question).answer(tables, QueryFormat.JSON, new PrintWriter(out));
    return out.toString();
  }
}

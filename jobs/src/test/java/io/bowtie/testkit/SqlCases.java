package io.bowtie.testkit;

import java.util.List;
import java.util.stream.Stream;

/**
 * SQL that has to be refused, and SQL that has to be answered, wherever people write any. {@code
 * @deals} stands for a table with {@code deal_id}, {@code amount}, {@code deal_name} and {@code
 * created_at}, by the name that it has there.
 */
public final class SqlCases {
  private SqlCases() {}

  /**
   * A query that has to be refused.
   *
   * @param line of what is refused
   * @param what the message has to name
   */
  public record Refused(int line, String what, String text) {
    public String over(String table) {
      return text.replace("@deals", table);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** Queries; each is wrong in one place. */
  public static List<Refused> refused() {
    return List.of(
        // Code that is not SQL.
        of(
            2,
            "TRANSFORM(deal_id)",
            "select\n transform(deal_id) using 'sh -c \"id\"' as (x) from @deals"),
        of(1, "MAP deal_id", "from @deals map deal_id using 'cat' as (x)"),
        of(1, "REDUCE deal_id", "from @deals reduce deal_id using 'cat' as (x)"),
        of(
            2,
            "TRANSFORM(a)",
            "select * from\n (select transform(a) using 'cat' as (b) from (select 1 as a)) t"),
        of(
            1,
            "TRANSFORM(a)",
            "with x as (select transform(a) using 'cat' as (b) from (select 1 a)) select * from x"),
        of(2, "reflect()", "select deal_id,\n reflect('java.lang.System', 'getenv') from @deals"),
        of(1, "java_method()", "select java_method('java.lang.System', 'lineSeparator')"),
        of(1, "try_reflect()", "select try_reflect('java.lang.System', 'lineSeparator')"),
        of(
            1,
            "reflect()",
            "select transform(array('a'), x -> reflect('java.lang.System', 'getenv', x))"),
        of(
            1,
            "reflect()",
            "select 1 where exists (select reflect('java.lang.System', 'lineSeparator'))"),
        of(
            1,
            "reflect()",
            "select * from @deals d, lateral (select reflect('java.lang.System',"
                + " 'lineSeparator'))"),
        of(
            1,
            "reflect()",
            "select sum(amount) over (order by reflect('java.lang.System', 'x')) from @deals"),
        of(
            1,
            "reflect()",
            "select sum(amount) over w from @deals window w as (order by reflect('a', 'b'))"),
        of(1, "reflect()", "select count(*) filter (where reflect('a', 'b') = 'c') from @deals"),
        of(1, "reflect()", "select count(*) from @deals group by cube (reflect('a', 'b'))"),
        of(1, "reflect()", "from @deals |> extend reflect('a', 'b') as x"),
        of(1, "default.mine()", "select default.mine(deal_id) from @deals"),
        of(1, "mine()", "select mine(deal_id) from @deals"),
        of(1, "python_worker_logs()", "select * from python_worker_logs()"),
        of(1, "identifier('uuid')", "select identifier('uuid')()"),
        of(1, "identifier('deals')", "select * from identifier('deals')"),
        // Files and tables elsewhere.
        of(1, "csv.`/etc/passwd`", "select * from csv.`/etc/passwd`"),
        of(
            2,
            "text.`pom.xml`",
            "select * from @deals\n where deal_id in (select value from text.`pom.xml`)"),
        of(1, "json.`/etc/hosts`", "select (select count(*) from json.`/etc/hosts`)"),
        of(1, "delta.`/tmp/elsewhere`", "select * from delta.`/tmp/elsewhere`"),
        of(1, "binaryFile.`/etc`", "with f as (select * from binaryFile.`/etc`) select * from f"),
        of(1, "parquet.`/tmp/x`", "from parquet.`/tmp/x` |> select *"),
        of(1, "other.place.deals", "select * from other.place.deals"),
        of(1, "table_changes()", "select * from table_changes('silver.deals', 0)"),
        of(1, "input_file_name()", "select input_file_name() from @deals"),
        of(1, "input_file_block_start()", "select input_file_block_start() from @deals"),
        of(
            1,
            "xpath_string()",
            "select xpath_string('<!DOCTYPE a [<!ENTITY x SYSTEM"
                + " \"file:///etc/hosts\">]><a>&x;</a>', 'a')"),
        of(1, "from_xml()", "select from_xml('<a/>', 'a string')"),
        // The clock.
        of(1, "current_date()", "select current_date() from @deals"),
        of(2, "current_date", "select 1,\n current_date from @deals"),
        of(1, "current_date", "select `current_date` from @deals"),
        of(
            1,
            "current_timestamp",
            "select * from range(unix_date(cast(current_timestamp as date)))"),
        of(1, "current_timestamp", "values (current_timestamp)"),
        of(1, "now()", "select * from @deals where created_at > now()"),
        of(1, "localtimestamp()", "select localtimestamp()"),
        of(1, "curdate()", "select curdate()"),
        of(1, "unix_timestamp()", "select unix_timestamp()"),
        of(2, "TIMESTAMP 'now'", "select\n TIMESTAMP 'now'"),
        of(1, "DATE 'today'", "select DATE 'today' - interval 1 day"),
        of(1, "DATE r'Yesterday'", "select DATE r'Yesterday'"),
        of(1, "timestamp_ntz ' tomorrow '", "values (timestamp_ntz ' tomorrow ')"),
        of(1, "timestamp_ltz 'Now'", "select timestamp_ltz 'Now'"),
        of(1, "DATE 'tod\\u0061y'", "select DATE 'tod\\u0061y'"),
        of(1, "DATE 'today'", "select * from range(unix_date(DATE 'today'))"),
        of(2, "'today'", "select\n cast('today' as date)"),
        of(1, "'now'", "select 'now'::timestamp"),
        of(1, "'now'", "select try_cast('now' as timestamp_ntz)"),
        of(1, "concat('to', 'day')", "select cast(concat('to', 'day') as date)"),
        of(1, "nvl(null, 'today')", "select cast(nvl(null, 'today') as date)"),
        of(1, "'today'", "select to_date('today')"),
        of(1, "'now'", "select to_timestamp('now')"),
        of(1, "'today'", "select date_add('today', 1)"),
        of(1, "'tomorrow'", "select months_between('tomorrow', '2026-01-01')"),
        of(3, "'now'", "select *\nfrom @deals\nwhere created_at < 'now'"),
        of(
            1,
            "'yesterday'",
            "select * from @deals where created_at between 'yesterday' and '2026-01-01'"),
        of(1, "'today'", "select coalesce(created_at, 'today') from @deals"),
        of(1, "'now'", "select max(created_at) filter (where created_at < 'now') from @deals"),
        of(
            1,
            "'today'",
            "select * from @deals d where exists (select 1 where d.created_at = 'today')"),
        of(1, "'now'", "select * from @deals timestamp as of 'now'"),
        of(1, "current_date", "select * from @deals timestamp as of current_date()"),
        // Chance, and how rows are divided.
        of(1, "rand()", "select * from @deals where rand() < 0.5"),
        of(1, "rand()", "select * from @deals order by rand(7)"),
        of(1, "uuid()", "select uuid(), deal_id from @deals"),
        of(1, "shuffle()", "select shuffle(collect_list(deal_id)) from @deals"),
        of(1, "uniform()", "select uniform(1, 2)"),
        of(1, "monotonically_increasing_id()", "select monotonically_increasing_id() from @deals"),
        of(1, "spark_partition_id()", "select spark_partition_id() from @deals"),
        of(1, "aes_encrypt()", "select aes_encrypt(deal_id, '0123456789abcdef') from @deals"),
        of(2, "TABLESAMPLE (10 percent)", "select * from @deals\n tablesample (10 percent)"),
        of(1, "TABLESAMPLE (5 rows)", "select * from (select * from @deals) tablesample (5 rows)"),
        of(1, "tablesample", "from @deals |> tablesample (50 percent)"),
        of(1, "hint REPARTITION", "select /*+ repartition(3) */ * from @deals"),
        of(1, "distribute by deal_id", "select * from @deals distribute by deal_id"),
        // The session and its variables.
        of(1, "current_user()", "select current_user()"),
        of(1, "current_user", "select current_user from @deals"),
        of(1, "user()", "select user from @deals"),
        of(1, "version()", "select version()"),
        of(1, "current_catalog()", "select current_catalog()"),
        of(2, "${env:HOME}", "select 1,\n '${env:HOME}'"),
        of(1, "${spark.master}", "select 1 -- ${spark.master}"));
  }

  /** Statements that do something else than read. */
  public static List<Refused> statements() {
    return List.of(
        of(1, "drop table", "drop table @deals"),
        of(1, "delete from", "delete from @deals"),
        of(1, "update", "update @deals set amount = 1"),
        of(1, "insert into", "insert into @deals select * from @deals"),
        of(1, "insert into", "from @deals insert into @deals select *"),
        of(1, "insert into", "with d as (select * from @deals) insert into @deals select * from d"),
        of(
            1,
            "merge into",
            "merge into @deals a using @deals b on a.deal_id = b.deal_id when matched then delete"),
        of(1, "truncate table", "truncate table @deals"),
        of(1, "create table", "create table t as select 1"),
        of(1, "create temporary view", "create temporary view v as select 1"),
        of(1, "create function", "create function f as 'a.B'"),
        of(1, "create temporary function", "create temporary function f() returns int return 1"),
        of(1, "alter table", "alter table @deals add column x int"),
        of(1, "set spark.sql.ansi.enabled", "set spark.sql.ansi.enabled = false"),
        of(1, "reset", "reset"),
        of(1, "use other", "use other"),
        of(1, "cache table", "cache table t as select 1"),
        of(1, "refresh table", "refresh table @deals"),
        of(1, "add jar", "add jar '/tmp/x.jar'"),
        of(1, "analyze table", "analyze table @deals compute statistics"),
        of(1, "declare x", "declare x = 1"),
        of(1, "execute immediate", "execute immediate 'select 1'"),
        of(1, "begin", "begin select 1; end"),
        of(1, "call a.b()", "call a.b()"),
        of(1, "vacuum", "vacuum @deals"),
        of(1, "'select'", "select 1; select 2"),
        of(1, "')'", "select 1) as t, (select 2"),
        of(1, "load data", "load data inpath '/tmp/x' into table @deals"),
        of(1, "explain", "explain explain select 1"),
        of(1, "insert overwrite", "insert overwrite directory '/tmp/x' using csv select 1"),
        of(1, "describe function", "describe function upper"));
  }

  /** What people who analyse write. */
  public static Stream<String> allowed() {
    return Stream.of(
        "select * from @deals",
        "select count(*), count(distinct deal_id), min(amount), avg(amount) from @deals",
        "select deal_name, sum(amount) as total from @deals group by all having sum(amount) >= 0"
            + " order by all",
        "select deal_id, row_number() over (partition by deal_name order by created_at desc) from"
            + " @deals",
        "select sum(amount) over w, max(amount) over w from @deals window w as (order by created_at"
            + " rows between 1 preceding and current row)",
        "with a as (select * from @deals), b as (select * from a) select b.deal_id from a join b"
            + " using (deal_id)",
        "with recursive r(n) as (select 1 union all select n + 1 from r where n < 5) select max(n)"
            + " from r",
        "select a.* from @deals a left join @deals b on a.deal_id = b.deal_id and a.amount >"
            + " b.amount",
        "select * from @deals a left semi join @deals b on a.deal_id = b.deal_id",
        "select * from @deals a full outer join @deals b using (deal_id) cross join (select 1)",
        "select * from @deals union all select * from @deals intersect select * from @deals except"
            + " select * from @deals",
        "select * from @deals where amount = (select max(amount) from @deals) or deal_id in (select"
            + " deal_id from @deals)",
        "select * from @deals d where exists (select 1 from @deals e where e.deal_id = d.deal_id"
            + " and e.amount > 1)",
        "select * from @deals d where amount = (select max(amount) from @deals e where e.deal_id ="
            + " d.deal_id)",
        "select * from @deals d, lateral (select d.amount + 1 as more) t",
        "select * from (select deal_id, deal_name, amount from @deals) pivot (sum(amount) for"
            + " deal_name in ('a' as a, 'b'))",
        "select * from (select deal_id, amount, amount * 2 as twice from @deals) unpivot (x for"
            + " name in (amount, twice))",
        "select deal_id, word from @deals lateral view outer explode(split(deal_name, ' ')) t as"
            + " word",
        "select deal_id, posexplode(array(1, 2)) from @deals",
        "select * from range(3), explode(array(1, 2)), stack(2, 1, 2)",
        "select transform(array(1, 2), x -> x + 1), filter(array(1, 2), x -> x > 1),"
            + " aggregate(array(1, 2), 0, (a, x) -> a + x)",
        "select get_json_object('{\"a\":1}', '$.a'), from_json('{\"a\":1}', 'a int').a,"
            + " to_json(struct(deal_id)) from @deals",
        "select json_tuple('{\"a\":1}', 'a'), schema_of_json('[1]')",
        "select regexp_extract(deal_name, '(\\\\w+)', 1), regexp_replace(deal_name, 'a', 'b'),"
            + " deal_name rlike 'a' from @deals",
        "select deal_name like 'A%', deal_name ilike any ('a%', 'b%'), upper(trim(both ' ' from"
            + " deal_name)) from @deals",
        "select date_trunc('month', created_at), created_at - interval 7 days, date_add(date"
            + " '2026-01-01', 3) from @deals",
        "select datediff(date'2026-06-30', created_at), months_between(created_at, '2026-01-01'),"
            + " extract(year from created_at) from @deals",
        "select timestampadd(day, 1, created_at), timestampdiff(hour, created_at,"
            + " timestamp'2026-01-01') from @deals",
        "select to_date('2026-06-30'), to_timestamp('30.06.2026', 'dd.MM.yyyy'), date 'epoch',"
            + " unix_timestamp(created_at) from @deals",
        "select try_cast(deal_name as timestamp), try_cast(deal_name as date), cast(amount as"
            + " decimal(10, 2)) from @deals",
        "select * from @deals where created_at >= '2026-01-01' and created_at::date < date"
            + " '2027-01-01'",
        "select case when deal_name = 'today' then 'now' else 'tomorrow' end from @deals where"
            + " deal_name in ('now', 'today')",
        "select deal_name, grouping(deal_name), sum(amount) from @deals group by grouping sets"
            + " ((deal_name), ())",
        "select deal_name, deal_id, count(*) from @deals group by rollup (deal_name, deal_id)",
        "select percentile_cont(0.5) within group (order by amount), median(amount),"
            + " approx_percentile(amount, 0.5) from @deals",
        "select max_by(deal_id, amount), first(deal_id), any_value(deal_id),"
            + " collect_set(deal_name), mode(deal_id) from @deals",
        "select string_agg(deal_id, ','), array_agg(deal_id), bool_or(amount > 1), stddev(amount),"
            + " corr(amount, amount) from @deals",
        "select distinct deal_name from @deals order by 1 limit 3 offset 1",
        "select * except (amount) from @deals",
        "select amount as a, a + 1 as b, a * b from @deals",
        "select named_struct('x', 1).x, map('a', 1)['a'], array(1, 2)[0], element_at(array(1), 1),"
            + " size(split('a b', ' '))",
        "select coalesce(amount, 0), nullif(deal_name, ''), nvl2(amount, 1, 2), if(amount > 1, 'a',"
            + " 'b'), greatest(1, 2) from @deals",
        "select try_divide(1, 0), amount % 2, 7 div 2, round(amount, 1), -amount, ~1, 1 << 2,"
            + " pmod(xxhash64(deal_id), 10) from @deals",
        "select sha2(deal_id, 256), md5(deal_id), crc32(deal_id), base64(encode(deal_id, 'utf-8'))"
            + " from @deals",
        "select sequence(date'2026-01-01', date'2026-03-01', interval 1 month),"
            + " last_day('2026-02-01'), make_date(2026, 1, 1)",
        "values (1, 'a'), (2, 'b')",
        "select * from values (1, date'2026-01-01'), (2, null) as t(a, b) where a between 1 and 2",
        "from @deals |> where amount > 1 |> aggregate sum(amount) as total group by deal_name |>"
            + " order by total |> limit 3",
        "from @deals |> extend amount + 1 as more |> set more = 2 |> drop more |> as d |> select"
            + " d.deal_id",
        "select deal_id from @deals order by amount desc nulls last, deal_id limit 10",
        "table @deals",
        "select /*+ broadcast(b) */ a.deal_id from @deals a join @deals b using (deal_id)",
        "(select 1) union (select 2)",
        "select 1 where null is not distinct from null and (1, 2) in ((1, 2)) and true is true",
        "select raise_error('no') from @deals where false");
  }

  private static Refused of(int line, String what, String text) {
    return new Refused(line, what, text);
  }
}

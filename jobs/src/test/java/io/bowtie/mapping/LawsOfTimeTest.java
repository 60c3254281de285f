package io.bowtie.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.bowtie.contract.AsOf;
import io.bowtie.mapping.RawWorlds.World;
import io.bowtie.silver.Silver;
import io.bowtie.testkit.SparkSupport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every set of mappings that comes with Bowtie, with its second tables, tombstones and snapshots,
 * over made-up landings with fixed seeds: what lands after a day changes nothing of what is known
 * at the end of that day, and a night that runs on the day knows the same as one that runs when all
 * has landed. For that each world is held against those that begin like it: the one that ends with
 * a landing is what its night saw, the others are what might have come instead.
 *
 * <p>Rows that land late with a time of their own from before an earlier landing are not among
 * them: what a source dates itself is believed, and {@code SilverAsOf} keeps it from earlier
 * nights.
 */
@ExtendWith(SparkSupport.class)
class LawsOfTimeTest {
  private static final Pattern TAG = Pattern.compile("w\\d{3}x");

  private static final Map<String, RawWorlds> SETS =
      Map.of(
          "stripe",
          new RawWorlds(
              """
              customer: id=own c; name=one Acme Beta -; email=one a@acme.com b@beta.com -; is_deleted=flag; _fivetran_synced=clock
              invoice: id=own in; customer_id=home c; total=one 900 1200; currency=one usd jpy; status=one open paid draft void; created=was; status_transitions_paid_at=until; due_date=later; is_deleted=flag; _fivetran_synced=clock
              subscription_history: id=own s; customer_id=home c; status=one active active past_due trialing canceled paused; start_date=was; trial_end=until; canceled_at=until; ended_at=until; cancel_at=later; current_period_end=later; quantity=one 1 7; pause_collection_behavior=one - - void; is_deleted=flag; _fivetran_synced=clock~
              subscription_item: id=own si; subscription_id=home s; plan_id=of p; quantity=one 1 2 5; current_period_end=later; _fivetran_deleted=flag
              price: id=own p; currency=one usd usd eur; nickname=one Team Pro -; unit_amount=one 1000 2000 3000 -; recurring_interval=one month year; product_id=of pr; recurring_usage_type=one licensed licensed metered
              plan: id=own p; currency=one usd; nickname=one Old -; amount=one 500 700; interval=one month; product_id=of pr; usage_type=one licensed
              product: id=own pr; name=one Basic Gold -
              """),
          "stripe-api",
          new RawWorlds(
              """
              customer: id=own c; name=one Acme Beta -; email=one a@acme.com b@beta.com -; deleted=flag
              invoice: id=own in; customer=home c; total=one 900 1200; currency=one usd jpy; status=one open paid draft void; created=seconds was; status_transitions=one {"paid_at":1777000000} - -; due_date=seconds later; deleted=flag
              subscription: id=own s; customer=home c; status=one active active past_due trialing canceled paused; start_date=seconds was; trial_end=seconds until; canceled_at=seconds until; ended_at=seconds until; cancel_at=seconds later; current_period_end=seconds later; pause_collection=one - {"behavior":"void"}; deleted=flag; \
              items=one {"data":[{"quantity":2,"price":{"id":"#p0","currency":"usd","unit_amount":1000,"recurring":{"interval":"month"}}}]} {"data":[{"quantity":1,"price":{"id":"#p1","currency":"usd","unit_amount":500,"recurring":{"interval":"month"}}}]}
              """));

  private final SparkSession spark;

  LawsOfTimeTest(SparkSession spark) {
    this.spark = spark;
  }

  @ParameterizedTest(name = "{0}, snapshots: {1}")
  @CsvSource({"stripe,false", "stripe,true", "stripe-api,false", "stripe-api,true"})
  void shouldKnowAtTheEndOfADayNothingOfWhatLandsLater(String set, boolean isSnapshots) {
    assumeThat(System.getenv("BOWTIE_LAWS"))
        .as(
            "The laws over made-up worlds take minutes and do not hold everywhere yet; set BOWTIE_LAWS")
        .isNotNull();
    MappedSource source =
        MappedSource.of(spark, set).with(SETS.get(set).landings().toArray(RawRows[]::new));
    if (isSnapshots) {
      source.asSnapshots();
    }
    List<String> broken = new ArrayList<>();
    for (String entity : source.entities()) {
      Map<String, Map<String, Map<String, String>>> worlds = byWorld(entity, source);
      assertThat(worlds).as("worlds with versions of " + entity).hasSizeGreaterThan(20);
      for (World world : RawWorlds.all()) {
        if (!world.tag().equals(world.base())) {
          String day = RawWorlds.LANDINGS.get(world.shared() - 1);
          Map<String, Map<String, String>> base = known(worlds.get(world.base()), day);
          Map<String, Map<String, String>> other = known(worlds.get(world.tag()), day);
          difference(base, other)
              .ifPresent(
                  text -> broken.add(entity + ", seed " + world.seed() + ", " + day + ": " + text));
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  /** Of each world the versions by key and time; texts are without the world's tag. */
  private static Map<String, Map<String, Map<String, String>>> byWorld(
      String name, MappedSource source) {
    List<String> key = Silver.entity(name).versions().key();
    Map<String, Map<String, Map<String, String>>> worlds = new TreeMap<>();
    for (Map<String, String> version : source.versions(name)) {
      String place = String.join(" ", key.stream().map(version::get).toList());
      Matcher tag = TAG.matcher(place);
      assertThat(tag.find()).as("world of " + name + " " + place).isTrue();
      Map<String, String> bare = new TreeMap<>();
      version.forEach(
          (column, text) -> bare.put(column, text == null ? null : text.replace(tag.group(), "")));
      bare.keySet().removeAll(List.of("row_hash", "landed_on", "run_id"));
      worlds
          .computeIfAbsent(tag.group(), world -> new TreeMap<>())
          .put(place.replace(tag.group(), ""), bare);
    }
    return worlds;
  }

  private static Map<String, Map<String, String>> known(
      Map<String, Map<String, String>> versions, String day) {
    String end = AsOf.parse(day).plusDays(1).toString();
    Map<String, Map<String, String>> known = new TreeMap<>();
    Objects.requireNonNullElse(versions, Map.<String, Map<String, String>>of())
        .forEach(
            (key, version) -> {
              if (version.get("recorded_at").compareTo(end) < 0) {
                known.put(key, version);
              }
            });
    return known;
  }

  /** Key and columns of the first version that is not the same. */
  private static Optional<String> difference(
      Map<String, Map<String, String>> base, Map<String, Map<String, String>> other) {
    TreeSet<String> keys = new TreeSet<>(base.keySet());
    keys.addAll(other.keySet());
    for (String key : keys) {
      if (!base.containsKey(key)) {
        return Optional.of(key + " is known only without the later rows: " + other.get(key));
      }
      if (!other.containsKey(key)) {
        return Optional.of(key + " is known only with the later rows: " + base.get(key));
      }
      TreeMap<String, String> columns = new TreeMap<>();
      base.get(key)
          .forEach(
              (column, value) -> {
                if (!Objects.equals(value, other.get(key).get(column))) {
                  columns.put(column, value + " or " + other.get(key).get(column));
                }
              });
      if (!columns.isEmpty()) {
        return Optional.of(key + " differs in " + columns);
      }
    }
    return Optional.empty();
  }
}

package io.bowtie.silver;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.Tables;
import io.bowtie.quality.CheckResult;
import io.bowtie.quality.Outcome;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Which account counts for one that was merged, and from when on: whoever survives it, also through
 * several merges. A merge counts from when it was recorded and its target is known. Merges that
 * lead in a circle, or to an account that nobody delivers, have no survivor. People merge accounts
 * by hand, so that all of them fit on the driver.
 *
 * @param states of every account that was ever merged, and of those that it was merged into
 */
public record AccountMerges(Map<String, State> states) {
  /** The rule in {@code gold.quality_checks}. */
  public static final String RULE = "merges";

  /** More would make a cell that nobody reads. */
  private static final int NAMED = 5;

  private static final StructType STEP =
      new StructType()
          .add("since", DataTypes.TimestampType)
          .add("account_id", DataTypes.StringType);

  /**
   * One account through time.
   *
   * @param source that delivers it
   * @param known when it was first recorded
   * @param mergedInto what each version names, by when it was recorded; empty where it names none
   */
  record State(String source, Instant known, NavigableMap<Instant, Optional<String>> mergedInto) {
    Optional<String> mergedInto(Instant at) {
      return Optional.ofNullable(mergedInto.floorEntry(at)).flatMap(Map.Entry::getValue);
    }
  }

  /**
   * From then on it counts for another account, or again for itself.
   *
   * @param since when that came to be known
   * @param account that it counts for
   */
  record Step(Instant since, String account) {}

  public AccountMerges {
    states = Map.copyOf(states);
  }

  /** What a night knows. */
  public static AccountMerges at(Tables tables, AsOf asOf) {
    Dataset<Row> versions =
        SilverAsOf.versions(tables, Accounts.ENTITY, asOf)
            .select("account_id", "merged_into_id", "source", "recorded_at");
    Set<String> concerned = new TreeSet<>();
    versions
        .where(col("merged_into_id").isNotNull())
        .select("account_id", "merged_into_id")
        .distinct()
        .collectAsList()
        .forEach(row -> concerned.addAll(List.of(row.getString(0), row.getString(1))));
    if (concerned.isEmpty()) {
      return new AccountMerges(Map.of());
    }
    Dataset<Row> ids =
        rows(versions, concerned.stream().map(RowFactory::create).toList(), "account_id");
    Map<String, State> states = new TreeMap<>();
    versions
        .join(broadcast(ids), new String[] {"account_id"}, "left_semi")
        .collectAsList()
        .forEach(
            row ->
                states.merge(
                    row.getString(0),
                    state(
                        row.getString(2), row.getInstant(3), Optional.ofNullable(row.getString(1))),
                    AccountMerges::joined));
    return new AccountMerges(states);
  }

  static State state(String source, Instant at, Optional<String> mergedInto) {
    return new State(source, at, new TreeMap<>(Map.of(at, mergedInto)));
  }

  static State joined(State one, State other) {
    NavigableMap<Instant, Optional<String>> all = new TreeMap<>(one.mergedInto);
    all.putAll(other.mergedInto);
    return new State(one.source, one.known.isBefore(other.known) ? one.known : other.known, all);
  }

  boolean isEmpty() {
    return states.isEmpty();
  }

  /** For which account it counts from when on, in order; none where it always counts for itself. */
  List<Step> steps(String account) {
    List<Step> steps = new ArrayList<>();
    String last = account;
    for (Instant change : changes(account)) {
      String survivor = survivor(account, change);
      if (!survivor.equals(last)) {
        steps.add(new Step(change, survivor));
        last = survivor;
      }
    }
    return steps;
  }

  /** The days on which anything changes along its way. */
  private Set<Instant> changes(String account) {
    Set<Instant> changes = new TreeSet<>();
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(account));
    while (!open.isEmpty()) {
      String next = open.pop();
      State state = states.get(next);
      if (state != null && seen.add(next)) {
        changes.add(state.known);
        changes.addAll(state.mergedInto.keySet());
        state.mergedInto.values().forEach(target -> target.ifPresent(open::push));
      }
    }
    return changes;
  }

  /** Who stands for the account at a time; of a circle the account by which it is entered. */
  private String survivor(String account, Instant at) {
    Set<String> seen = new HashSet<>();
    String last = account;
    while (seen.add(last)) {
      Optional<String> next = Optional.ofNullable(states.get(last)).flatMap(s -> s.mergedInto(at));
      if (next.filter(target -> isKnown(target, at)).isEmpty()) {
        return last;
      }
      last = next.orElseThrow();
    }
    return last;
  }

  private boolean isKnown(String account, Instant at) {
    return states.containsKey(account) && !states.get(account).known.isAfter(at);
  }

  /** The merged accounts with a survivor: account_id, moves (since, account_id), in order. */
  Dataset<Row> moves(SparkSession spark) {
    List<Row> rows = new ArrayList<>();
    states
        .keySet()
        .forEach(
            account -> {
              List<Step> steps = steps(account);
              if (!steps.isEmpty()) {
                rows.add(
                    RowFactory.create(
                        account,
                        steps.stream()
                            .map(step -> RowFactory.create(step.since, step.account))
                            .toArray()));
              }
            });
    return spark.createDataFrame(
        rows,
        new StructType()
            .add("account_id", DataTypes.StringType)
            .add(Identity.MOVES, DataTypes.createArrayType(STEP)));
  }

  /** One result per source that has merged accounts. */
  public List<CheckResult> checks() {
    Map<String, List<String>> bySource = new TreeMap<>();
    states.forEach(
        (account, state) -> {
          if (lastTarget(state).isPresent()) {
            bySource.computeIfAbsent(state.source, name -> new ArrayList<>()).add(account);
          }
        });
    return bySource.entrySet().stream()
        .map(source -> check(source.getKey(), source.getValue()))
        .toList();
  }

  private CheckResult check(String source, List<String> merged) {
    List<String> faults = merged.stream().sorted().flatMap(this::fault).toList();
    String named = String.join(" ", faults.subList(0, Math.min(NAMED, faults.size())));
    return new CheckResult(
        source,
        Accounts.ENTITY.name(),
        RULE,
        "merged_into_id",
        faults.isEmpty() ? Outcome.PASS : Outcome.CAVEAT,
        merged.size(),
        faults.size(),
        faults.isEmpty()
            ? "Every merged account has a survivor that counts for it."
            : named
                + (faults.size() > NAMED ? " And " + (faults.size() - NAMED) + " more." : "")
                + " What names such an account stays with it. Correct merged_into_id in the"
                + " source.");
  }

  private Stream<String> fault(String account) {
    Set<String> way = new LinkedHashSet<>();
    String last = account;
    while (way.add(last)) {
      Optional<String> next =
          Optional.ofNullable(states.get(last)).flatMap(AccountMerges::lastTarget);
      if (next.isEmpty()) {
        return states.containsKey(last)
            ? Stream.empty()
            : Stream.of(account + " is merged into " + last + ", which no source delivers.");
      }
      last = next.get();
    }
    return Stream.of(
        account + " is merged in a circle (" + String.join(", ", way) + ", " + last + ").");
  }

  private static Optional<String> lastTarget(State state) {
    return state.mergedInto.lastEntry().getValue();
  }

  private static Dataset<Row> rows(Dataset<Row> like, List<Row> rows, String column) {
    return like.sparkSession()
        .createDataFrame(rows, new StructType().add(column, DataTypes.StringType));
  }
}

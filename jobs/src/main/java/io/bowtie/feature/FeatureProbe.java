package io.bowtie.feature;

import io.bowtie.config.CustomField;
import io.bowtie.config.UseCaseConf;
import io.bowtie.contract.AsOf;
import io.bowtie.contract.Column;
import io.bowtie.silver.Entity;
import io.bowtie.silver.ExchangeRates;
import io.bowtie.silver.Silver;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds out what use cases and features rest on, without a list that could drift from the code: it
 * evaluates them on a made-up history, once with everything and again with what is delivered. A
 * feature that varied and no longer does can tell nothing. No Spark job is run. For one thread at a
 * time.
 */
public final class FeatureProbe {
  static final String CURRENCY = "USD";
  private static final ExchangeRates EXCHANGE =
      ExchangeRates.none(new ExchangeRates.Denomination(CURRENCY, 10));

  private final Map<String, List<CustomField>> customFields;
  private final ProbeHistory history;

  /**
   * A probe for a company.
   *
   * @param customFields by entity
   */
  public FeatureProbe(Map<String, List<CustomField>> customFields) {
    this.customFields = Map.copyOf(customFields);
    this.history =
        new ProbeHistory(
            Observe.ENTITIES.stream().map(name -> entity(name, customFields)).toList());
  }

  private static Entity entity(String name, Map<String, List<CustomField>> customFields) {
    List<Column> own =
        customFields.getOrDefault(name, List.of()).stream().map(CustomField::column).toList();
    return Silver.entity(name).with(own);
  }

  /**
   * What a use case can do.
   *
   * @param name lead, deal or churn
   * @param conf of the use case; its own landmarks and horizon do not enter, so that a short one
   *     does not look like missing data
   * @param delivered by entity
   */
  public Feasibility feasibility(String name, UseCaseConf conf, Map<String, Delivered> delivered) {
    UseCase useCase = UseCases.of(name, conf);
    List<Feature> features = UseCases.features(useCase, customFields);
    Seen whole = see(useCase, features, history.everything());
    Seen seen = see(useCase, features, delivered);
    if (!seen.isScored()) {
      return new Feasibility(false, false, Set.of(), features, List.of());
    }
    Set<String> toLearn =
        seen.isLearned()
            ? Set.of()
            : least(
                ProbeHistory.lacking(withTimes(whole.lookReads()), delivered),
                delivered,
                some -> see(useCase, List.of(), some).isLearned());
    Map<String, Delivered> learned = with(delivered, toLearn);
    Seen past = toLearn.isEmpty() ? seen : see(useCase, features, learned);
    List<Feasibility.Lost> lost = new ArrayList<>();
    for (Feature feature : features) {
      if (whole.varies(feature) && !past.varies(feature)) {
        Set<String> candidates = new HashSet<>(whole.lookReads());
        candidates.addAll(whole.reads(feature));
        // What it never reads cannot matter to it, and costs a look all the same.
        Map<String, Delivered> read = only(entities(candidates), learned);
        Set<String> needs =
            least(
                ProbeHistory.lacking(withTimes(candidates), read),
                read,
                some -> see(useCase, List.of(feature), some).varies(feature));
        lost.add(new Feasibility.Lost(feature, needs));
      }
    }
    return new Feasibility(true, seen.isLearned(), toLearn, features, lost);
  }

  /**
   * The features, by name, whose values would be others without these columns.
   *
   * @param columns as {@code entity.column}; {@code entity.*} takes the whole entity
   */
  Set<String> restingOn(UseCase useCase, List<Feature> features, Set<String> columns) {
    Map<String, Delivered> without = new HashMap<>(history.everything());
    for (String column : columns) {
      String entity = entityOf(column);
      without.computeIfPresent(
          entity,
          (name, known) ->
              column.endsWith("." + ColumnHistory.ANY)
                  ? null
                  : known.without(column.substring(entity.length() + 1)));
    }
    Map<String, Map<String, Optional<?>>> whole = looks(useCase, features, history.everything());
    Map<String, Map<String, Optional<?>>> seen = looks(useCase, features, without);
    Set<String> resting = new HashSet<>();
    seen.forEach(
        (look, values) ->
            values.forEach(
                (name, value) -> {
                  if (whole.containsKey(look) && !whole.get(look).get(name).equals(value)) {
                    resting.add(name);
                  }
                }));
    return resting;
  }

  /** The values of the features, by name, at each look at a landmark. */
  private Map<String, Map<String, Optional<?>>> looks(
      UseCase useCase, List<Feature> features, Map<String, Delivered> delivered) {
    List<Timeline> timelines = history.timelines(delivered);
    Surroundings surroundings = Surroundings.ofTimelines(useCase, timelines, EXCHANGE);
    Landmarks landmarks = new Landmarks(landmarks(useCase), new AsOf(ProbeHistory.TONIGHT), true);
    Map<String, Map<String, Optional<?>>> looks = new HashMap<>();
    for (int place = 0; place < timelines.size(); place++) {
      String account = place + ":";
      useCase
          .observe(timelines.get(place), landmarks, surroundings.around(List.of()))
          .forEach(
              observed -> {
                Subject subject = observed.subject();
                Map<String, Optional<?>> values = new HashMap<>();
                features.forEach(feature -> values.put(feature.name(), feature.valueFor(subject)));
                looks.put(account + subject.entityId() + "@" + subject.at(), values);
              });
    }
    return looks;
  }

  private static Set<String> entities(Set<String> reads) {
    return reads.stream().map(FeatureProbe::entityOf).collect(Collectors.toSet());
  }

  private static Map<String, Delivered> only(
      Set<String> entities, Map<String, Delivered> delivered) {
    Map<String, Delivered> some = new HashMap<>(delivered);
    some.keySet().retainAll(entities);
    return some;
  }

  /** The features that tell nothing even with everything: none, or the history is too poor. */
  List<Feature> unprobed(String name, UseCaseConf conf) {
    UseCase useCase = UseCases.of(name, conf);
    List<Feature> features = UseCases.features(useCase, customFields);
    Seen whole = see(useCase, features, history.everything());
    return features.stream().filter(feature -> !whole.varies(feature)).toList();
  }

  /** Of the lacking columns as few as do it, whole entities left out first; none if none do. */
  private static Set<String> least(
      Set<String> lacking, Map<String, Delivered> delivered, Condition isEnough) {
    if (!isEnough.holds(with(delivered, lacking))) {
      return Set.of();
    }
    Set<String> needed = new TreeSet<>(lacking);
    for (List<String> part : parts(lacking, delivered)) {
      Set<String> without = new TreeSet<>(needed);
      part.forEach(without::remove);
      if (without.size() < needed.size() && isEnough.holds(with(delivered, without))) {
        needed = without;
      }
    }
    return needed;
  }

  /** First the columns of each entity together, then one by one. */
  private static List<List<String>> parts(Set<String> lacking, Map<String, Delivered> delivered) {
    Map<String, List<String>> byEntity = new LinkedHashMap<>();
    lacking.stream()
        .sorted()
        .forEach(
            column ->
                byEntity.computeIfAbsent(entityOf(column), name -> new ArrayList<>()).add(column));
    List<List<String>> parts = new ArrayList<>(byEntity.values());
    parts.sort(Comparator.comparing(part -> delivered.containsKey(entityOf(part.get(0)))));
    lacking.stream().sorted().forEach(column -> parts.add(List.of(column)));
    return parts;
  }

  private static Map<String, Delivered> with(
      Map<String, Delivered> delivered, Set<String> columns) {
    Map<String, Delivered> all = new HashMap<>(delivered);
    for (String column : columns) {
      String entity = entityOf(column);
      all.put(
          entity,
          all.getOrDefault(entity, new Delivered(Set.of(), 0))
              .with(Set.of(column.substring(entity.length() + 1))));
    }
    return all;
  }

  private static String entityOf(String column) {
    return column.substring(0, column.indexOf('.'));
  }

  /** What is read at all may also be lacking because nobody knows since when it holds. */
  private Set<String> withTimes(Set<String> reads) {
    Set<String> all = new HashSet<>(reads);
    reads.forEach(
        read -> {
          all.add(entityOf(read) + "." + ProbeHistory.RECORDED_AT);
          all.add(entityOf(read) + ".account_id");
        });
    all.removeIf(column -> !isDeliverable(column));
    return all;
  }

  private boolean isDeliverable(String column) {
    return entity(entityOf(column), customFields)
        .deliverable()
        .contains(column.substring(column.indexOf('.') + 1));
  }

  private Seen see(UseCase useCase, List<Feature> features, Map<String, Delivered> delivered) {
    Set<String> reads = history.reads();
    reads.clear();
    List<Timeline> timelines = history.timelines(delivered);
    Landmarks landmarks = new Landmarks(landmarks(useCase), new AsOf(ProbeHistory.TONIGHT), true);
    Subject.Around around =
        Surroundings.ofTimelines(useCase, timelines, EXCHANGE).around(List.of());
    List<Observed> looks =
        timelines.stream()
            .flatMap(timeline -> useCase.observe(timeline, landmarks, around))
            .toList();
    Set<String> lookReads = Set.copyOf(reads);
    Map<String, Set<Optional<?>>> values = new HashMap<>();
    Map<String, Set<String>> readsOf = new HashMap<>();
    for (Feature feature : features) {
      reads.clear();
      Set<Optional<?>> all = new HashSet<>();
      looks.stream()
          .filter(observed -> observed.look().isLandmark())
          .forEach(observed -> all.add(feature.valueFor(observed.subject())));
      values.put(feature.name(), all);
      readsOf.put(feature.name(), Set.copyOf(reads));
    }
    return new Seen(looks, lookReads, values, readsOf);
  }

  private static UseCaseConf landmarks(UseCase useCase) {
    boolean isLead = useCase.name().equals("lead");
    return new UseCaseConf(
        true,
        90,
        30,
        isLead ? List.of(0, 7, 14, 30, 60) : List.of(),
        useCase.name().equals("deal") ? 14 : 0,
        36_500,
        UseCaseConf.ChurnLabel.SUBSCRIPTIONS_ENDED,
        List.of());
  }

  /**
   * What was seen of a history.
   *
   * @param looks at every subject
   * @param lookReads columns that laying the looks has read
   * @param values distinct ones at landmarks, by feature
   * @param readsOf columns, by feature
   */
  private record Seen(
      List<Observed> looks,
      Set<String> lookReads,
      Map<String, Set<Optional<?>>> values,
      Map<String, Set<String>> readsOf) {

    boolean isScored() {
      return looks.stream().anyMatch(observed -> observed.look().isTonight());
    }

    boolean isLearned() {
      return looks.stream().anyMatch(this::hasEvent)
          && looks.stream()
              .anyMatch(observed -> observed.look().isLandmark() && !hasEvent(observed));
    }

    private boolean hasEvent(Observed observed) {
      return observed.look().isLandmark()
          && observed
              .outcome()
              .event()
              .filter(event -> event.on().isAfter(observed.subject().at().date()))
              .isPresent();
    }

    /**
     * Something or nothing is not enough: a count of what is not delivered is nought or missing.
     */
    boolean varies(Feature feature) {
      return values.getOrDefault(feature.name(), Set.of()).stream()
              .filter(Optional::isPresent)
              .count()
          > 1;
    }

    Set<String> reads(Feature feature) {
      return readsOf.getOrDefault(feature.name(), Set.of());
    }
  }

  /** Whether something can be had from what is delivered. */
  @FunctionalInterface
  private interface Condition {
    boolean holds(Map<String, Delivered> delivered);
  }
}

package io.bowtie.feature;

import io.bowtie.contract.AsOf;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * Everything that silver knows of one account: all versions of all its rows, by entity and id, in
 * the order in which they became known. A lead or deal without an account has a timeline of its
 * own.
 */
public final class Timeline {
  private final String key;
  private final Map<String, TreeMap<String, List<Fact>>> versions = new HashMap<>();

  private Timeline(String key) {
    this.key = key;
  }

  /**
   * Brings an account's facts together.
   *
   * @param key the account, or the lead or deal that has none
   * @param facts by entity
   */
  public static Timeline of(String key, Map<String, ? extends Collection<Fact>> facts) {
    Timeline timeline = new Timeline(key);
    facts.forEach(
        (entity, all) ->
            all.forEach(fact -> timeline.versionsOf(entity, EntityIds.of(entity, fact)).add(fact)));
    timeline.versions.values().stream()
        .flatMap(byId -> byId.values().stream())
        .forEach(list -> list.sort(Fact.BY_KNOWLEDGE));
    return timeline;
  }

  /** One timeline of parts, no two of which know the same entity. */
  static Timeline joined(String key, Collection<Timeline> parts) {
    Timeline timeline = new Timeline(key);
    parts.forEach(part -> timeline.versions.putAll(part.versions));
    return timeline;
  }

  /** Shows every version of every row, with its entity. */
  void forEachVersion(BiConsumer<String, Fact> reader) {
    versions.forEach(
        (entity, byId) ->
            byId.values().forEach(all -> all.forEach(fact -> reader.accept(entity, fact))));
  }

  String key() {
    return key;
  }

  /** The ids of an entity's rows on this timeline, in order. */
  Collection<String> ids(String entity) {
    return versions.getOrDefault(entity, new TreeMap<>()).keySet();
  }

  /** The versions of every row of an entity. */
  Collection<List<Fact>> allVersions(String entity) {
    return versions.getOrDefault(entity, new TreeMap<>()).values();
  }

  /**
   * All versions of one row, in the order in which they became known; none if there is no such row.
   */
  List<Fact> versions(String entity, String id) {
    return versions.getOrDefault(entity, new TreeMap<>()).getOrDefault(id, List.of());
  }

  /** The versions of every row of an entity whose id begins so. */
  Collection<List<Fact>> versionsUnder(String entity, String prefix) {
    return versions
        .getOrDefault(entity, new TreeMap<>())
        .subMap(prefix, prefix + Character.MAX_VALUE)
        .values();
  }

  /** The timeline as it was known at the end of a day: the only way to its facts for a feature. */
  public Known at(AsOf asOf) {
    return new Known(this, asOf);
  }

  /** The first version that satisfies the condition, in the order of knowledge. */
  Optional<Fact> first(String entity, String id, Predicate<Fact> condition) {
    return versions(entity, id).stream().filter(condition).findFirst();
  }

  private List<Fact> versionsOf(String entity, String id) {
    return versions
        .computeIfAbsent(entity, name -> new TreeMap<>())
        .computeIfAbsent(id, name -> new ArrayList<>());
  }
}

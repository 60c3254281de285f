package io.bowtie.doctor;

import io.bowtie.feature.Delivered;
import io.bowtie.silver.Entity;
import io.bowtie.silver.Recording;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What becomes of one silver entity.
 *
 * @param entity with the company's own columns
 * @param mappings that deliver it
 * @param delivered its columns, over all mappings that can be run; none when it is blocked
 * @param problems why it is blocked, or why one of its sources is left out
 * @param landingDays for how long rows have been landing
 */
record EntityFinding(
    Entity entity,
    List<MappingFound> mappings,
    Set<String> delivered,
    List<String> problems,
    long landingDays) {

  static EntityFinding of(Entity entity, List<MappingFound> mappings) {
    Set<String> delivered = new HashSet<>();
    List<String> problems = new ArrayList<>();
    long days = 0;
    for (MappingFound mapping : mappings) {
      List<String> own = problems(entity, mapping);
      problems.addAll(own);
      if (own.isEmpty()) {
        delivered.addAll(mapping.columns());
        days = Math.max(days, mapping.landingDays());
      }
    }
    return new EntityFinding(entity, mappings, delivered, problems, days);
  }

  private static List<String> problems(Entity entity, MappingFound mapping) {
    if (mapping.fault().isPresent()) {
      return List.of(mapping.fault().orElseThrow().message());
    }
    List<String> problems = new ArrayList<>();
    Set<String> missing = new TreeSet<>(entity.required());
    missing.removeAll(mapping.columns());
    if (!missing.isEmpty()) {
      problems.add(
          mapping.file()
              + " delivers no "
              + String.join(", ", missing)
              + ", and "
              + entity.name()
              + " cannot be without.");
    }
    Set<String> unknown = new TreeSet<>(mapping.columns());
    unknown.removeAll(entity.deliverable());
    unknown.removeIf(column -> column.startsWith("_"));
    if (!unknown.isEmpty()) {
      problems.add(
          mapping.file()
              + " delivers columns that nothing reads: "
              + String.join(", ", unknown)
              + ". Leave them out, or declare own ones, named x_…, under custom-fields."
              + entity.name()
              + ".");
    }
    return problems;
  }

  String name() {
    return entity.name();
  }

  boolean isDelivered() {
    return !delivered.isEmpty();
  }

  boolean isBlocked() {
    return !mappings.isEmpty() && delivered.isEmpty();
  }

  /** Its own columns that a source may leave out and none delivers, in order. */
  List<String> absent() {
    return entity.versions().columns().stream()
        .map(column -> column.name())
        .filter(name -> entity.deliverable().contains(name))
        .filter(name -> !TECHNICAL.contains(name))
        .filter(name -> !delivered.contains(name))
        .toList();
  }

  /** Whether identity fills the column, from the customer's id in the source. */
  boolean isResolvedByIdentity(String column) {
    return column.equals("account_id") && delivered.contains("source_account_id");
  }

  /** How many of its own columns there are. */
  long width() {
    return entity.deliverable().stream().filter(name -> !TECHNICAL.contains(name)).count();
  }

  long deliveredWidth() {
    return width() - absent().size();
  }

  /** Whether nothing says when a value became known but its landing. */
  boolean isKnownByLandingAlone() {
    return isDelivered()
        && entity.recording() instanceof Recording.AtLanding
        && !delivered.contains("recorded_at");
  }

  /** As features may use it. */
  Delivered asDelivered(Set<String> further) {
    Set<String> all = new HashSet<>(delivered);
    all.addAll(further);
    return new Delivered(all, landingDays);
  }

  private static final Set<String> TECHNICAL =
      Set.of("source_id", "recorded_at", "is_deleted", "merged_into_id");
}

package io.bowtie.feature;

import io.bowtie.silver.Entity;
import io.bowtie.silver.Silver;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The id under which the versions of a row are kept together. */
final class EntityIds {
  private static final Map<String, List<String>> KEYS =
      Silver.ENTITIES.stream().collect(Collectors.toMap(Entity::name, Entity::businessKey));

  private EntityIds() {}

  /** The values of the entity's business key, joined by a bar. */
  static String of(String entity, Fact fact) {
    return KEYS.get(entity).stream()
        .map(column -> fact.text(column).orElse(""))
        .collect(Collectors.joining("|"));
  }
}

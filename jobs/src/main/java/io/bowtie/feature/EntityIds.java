package io.bowtie.feature;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;

import io.bowtie.silver.Entity;
import io.bowtie.silver.Silver;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;

/**
 * The id under which the versions of a row are kept together, and observations and scores speak.
 */
public final class EntityIds {
  private static final String BAR = "|";
  private static final Map<String, List<String>> KEYS =
      Silver.ENTITIES.stream().collect(Collectors.toMap(Entity::name, Entity::businessKey));

  private EntityIds() {}

  /** The same of a row of the entity's table. */
  public static Column column(Entity entity) {
    return concat_ws(
        BAR, entity.businessKey().stream().map(name -> col(name)).toArray(Column[]::new));
  }

  /** The values of the entity's business key, joined by a bar. */
  static String of(String entity, Fact fact) {
    return KEYS.get(entity).stream()
        .map(column -> fact.text(column).orElse(""))
        .collect(Collectors.joining(BAR));
  }
}

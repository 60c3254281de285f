package io.bowtie.kpi;

import io.bowtie.silver.Deals;
import io.bowtie.silver.Entity;
import io.bowtie.sql.SqlStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a key figure cannot be without. Entities stand in the catalogue; columns that a source may
 * leave out stand in the query's own header, as in {@code -- Needs: deals.closed_at, deals.amount}.
 *
 * @param name of the KPI, or {@code pipeline_velocity}
 * @param entities without which it is not computed
 * @param columns such as {@code deals.amount}, without which it has no value for any group
 */
public record KpiNeeds(String name, List<String> entities, Set<String> columns) {
  private static final Pattern LINE = Pattern.compile("(?m)^--\\s*Needs:(?<columns>.*)$");
  private static final Pattern COLUMN = Pattern.compile("\\w+\\.\\w+");

  public KpiNeeds {
    entities = List.copyOf(entities);
    columns = Set.copyOf(columns);
  }

  /** Of every KPI of the catalogue and of the pipeline's velocity, in reading order. */
  public static List<KpiNeeds> all() {
    List<KpiNeeds> all =
        new ArrayList<>(
            KpiCatalog.KPIS.stream()
                .map(
                    kpi ->
                        new KpiNeeds(
                            kpi.name(),
                            kpi.needs().stream().map(Entity::name).toList(),
                            columns(kpi.query())))
                .toList());
    all.add(
        new KpiNeeds(
            "pipeline_velocity", List.of(Deals.ENTITY.name()), columns(MeasureKpis.VELOCITY)));
    return List.copyOf(all);
  }

  private static Set<String> columns(SqlStep query) {
    Set<String> columns = new TreeSet<>();
    Matcher line = LINE.matcher(query.text());
    while (line.find()) {
      Matcher column = COLUMN.matcher(line.group("columns"));
      while (column.find()) {
        columns.add(column.group());
      }
    }
    return columns;
  }
}

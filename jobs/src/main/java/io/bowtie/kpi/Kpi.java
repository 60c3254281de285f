package io.bowtie.kpi;

import io.bowtie.silver.Entity;
import io.bowtie.sql.SqlStep;
import java.util.List;

/**
 * One key figure: a query that its owner can read and sign.
 *
 * @param name as in {@code gold.kpis}; also the name of its file
 * @param unit of the value
 * @param grain one sentence that says what a row is
 * @param owner who answers for the definition
 * @param needs entities without which it is not computed
 */
public record Kpi(String name, KpiUnit unit, String grain, String owner, List<Entity> needs) {

  public Kpi {
    needs = List.copyOf(needs);
  }

  /** The resource that holds the query. */
  public String file() {
    return "sql/kpi/" + name + ".sql";
  }

  SqlStep query() {
    return SqlStep.fromResource(file());
  }
}

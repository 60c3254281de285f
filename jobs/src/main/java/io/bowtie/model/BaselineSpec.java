package io.bowtie.model;

import io.bowtie.evaluation.GateEvidence;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * A baseline before it has seen data: cells whose past event rate is the prediction.
 *
 * @param name as in tables
 * @param sentence what it looks at, for reasons
 * @param dimensions from coarse to fine; none for the base rate
 * @param rules whose points are the coarsest dimension; none for most
 */
public record BaselineSpec(
    String name, String sentence, List<Dimension> dimensions, List<Rule> rules)
    implements Serializable {
  /** Between a cell and the finer one in it; no category has it in its name. */
  static final char INSIDE = '\u001f';

  /** The baseline that knows nothing but how often it happens. */
  static final BaselineSpec BASE_RATE =
      new BaselineSpec(GateEvidence.BASE_RATE, "How often it happens at all", List.of(), List.of());

  /** What the CRM itself says; only where it says anything. */
  static final BaselineSpec CRM_PROBABILITY =
      new BaselineSpec(
          "crm_probability",
          "The CRM's own probability",
          List.of(
              Dimension.number(
                  "crm_probability", .05, .15, .25, .35, .45, .55, .65, .75, .85, .95)),
          List.of());

  public BaselineSpec {
    dimensions = List.copyOf(dimensions);
    rules = List.copyOf(rules);
  }

  /** The baselines of a use case, base rate first. */
  static List<BaselineSpec> of(String useCase) {
    return switch (useCase) {
      case "lead" ->
          List.of(
              BASE_RATE,
              cells(
                  "source_by_segment",
                  "Source and segment of the lead",
                  Dimension.category("source_group"),
                  Dimension.category("segment_group")),
              points(
                  new Rule("inbound_count_7d", 1, 2),
                  new Rule("inbound_count_28d", 2, 1),
                  new Rule("lead_employee_count", 200, 1),
                  new Rule("lead_age_days", 30, -1)));
      case "deal" ->
          List.of(
              BASE_RATE,
              cells(
                  "stage_by_age",
                  "Stage and age of the deal",
                  Dimension.category("stage"),
                  Dimension.number("deal_age_days", 7., 14., 30., 60., 90., 180.)),
              points(
                  new Rule("meetings_count_14d", 1, 1),
                  new Rule("inbound_count_28d", 1, 1),
                  new Rule("close_date_pushes_count", 2, -1),
                  new Rule("last_activity_days", 21, -1)),
              CRM_PROBABILITY);
      case "churn" ->
          List.of(
              BASE_RATE,
              cells(
                  "tenure_by_plan",
                  "Plan and tenure of the customer",
                  Dimension.category("plan"),
                  Dimension.number("tenure_days", 90., 180., 365., 730.)),
              points(
                  new Rule("last_use_days", 14, 2),
                  new Rule("invoices_overdue_count", 1, 1),
                  new Rule("tickets_urgent_count_90d", 1, 1),
                  new Rule("usage_trend_28d", 1, -1)));
      default -> throw new IllegalArgumentException("No baselines for " + useCase);
    };
  }

  private static BaselineSpec cells(String name, String sentence, Dimension... dimensions) {
    return new BaselineSpec(name, sentence, List.of(dimensions), List.of());
  }

  private static BaselineSpec points(Rule... rules) {
    return new BaselineSpec("rules_score", "Points by simple rules", List.of(), List.of(rules));
  }

  /** The row's cells from coarse to fine, each with the path to it. */
  List<String> cells(Row row) {
    List<String> cells = new ArrayList<>();
    String path = "";
    if (!rules.isEmpty()) {
      path = "points " + rules.stream().mapToInt(rule -> rule.pointsFor(row)).sum();
      cells.add(path);
    }
    for (Dimension dimension : dimensions) {
      path = path + INSIDE + dimension.cell(row);
      cells.add(path);
    }
    return cells;
  }
}

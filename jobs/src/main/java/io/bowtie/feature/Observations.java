package io.bowtie.feature;

import static io.bowtie.contract.ColumnType.BOOLEAN;
import static io.bowtie.contract.ColumnType.DATE;
import static io.bowtie.contract.ColumnType.DOUBLE;
import static io.bowtie.contract.ColumnType.TEXT;

import io.bowtie.contract.Column;
import io.bowtie.contract.ColumnType;
import io.bowtie.contract.Layer;
import io.bowtie.contract.TableContract;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What was known of each entity on each landmark, and what became of it. */
public final class Observations {
  private static final List<Column> SPINE =
      List.of(
          Column.required("use_case", TEXT, "lead, deal or churn."),
          Column.required("entity_id", TEXT, "The lead cycle, deal or account."),
          Column.required("landmark", DATE, "The day on which the entity is looked at."),
          Column.required(
              "account_key", TEXT, "The account, or the lead or deal that has none; clusters."),
          Column.nullable("account_id", TEXT, "The account as known on the day."),
          Column.required("is_landmark", BOOLEAN, "Whether it may be learned from, once mature."),
          Column.required("is_tonight", BOOLEAN, "Whether it is to be scored."),
          Column.required(
              "known_until",
              DATE,
              "Until when what is told was known: the landmark, but for looks told again."),
          Column.required(
              "is_retold",
              BOOLEAN,
              "Whether the look is told again with later knowledge, for the leakage ledger alone."),
          Column.nullable("age_days", DOUBLE, "Days since the entity began."),
          Column.nullable("owner_id", TEXT, "The owner as known on the day; never a feature."),
          Column.required("segment_group", TEXT, "Segment for group metrics; 'unknown' if none."),
          Column.required("source_group", TEXT, "Source for group metrics; 'unknown' if none."),
          Column.required("region_group", TEXT, "Region for group metrics; 'unknown' if none."),
          Column.nullable("money", DOUBLE, "Amount of the deal, MRR of the customer."),
          Column.nullable("crm_probability", DOUBLE, "The CRM's own, as a baseline only."),
          Column.nullable("event_on", DATE, "When the predicted event happened."),
          Column.nullable("event_known_on", DATE, "When the company came to know of it."),
          Column.nullable("decided_on", DATE, "When it was decided either way."),
          Column.nullable("decided_known_on", DATE, "When the company came to know of that."));

  private static final List<Column> NIGHT =
      List.of(
          Column.required("as_of", DATE, "The night's as-of."),
          Column.required("run_id", TEXT, "The run that wrote the row."));

  private Observations() {}

  /** The table with a column for each feature; null where missing or not of the use case. */
  public static TableContract table(Collection<Feature> features) {
    List<Column> columns = new ArrayList<>(SPINE);
    features.stream().map(Observations::column).forEach(columns::add);
    columns.addAll(NIGHT);
    return new TableContract(
        Layer.FEATURE,
        "observations",
        "One row per use case, entity, landmark, day until which it was known, and as-of.",
        List.of("use_case", "entity_id", "landmark", "known_until", "as_of"),
        columns);
  }

  private static Column column(Feature feature) {
    ColumnType type = feature.kind() == Feature.Kind.NUMBER ? DOUBLE : TEXT;
    return Column.nullable(
        feature.name(), type, feature.family().title() + ", in " + feature.unit() + ".");
  }
}

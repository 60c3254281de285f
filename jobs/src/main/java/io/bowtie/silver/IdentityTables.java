package io.bowtie.silver;

import static io.bowtie.contract.ColumnType.DATE;
import static io.bowtie.contract.ColumnType.TEXT;

import io.bowtie.contract.Column;
import io.bowtie.contract.Layer;
import io.bowtie.contract.TableContract;
import java.util.List;

/** What identity shows of its work. */
public final class IdentityTables {
  /** One row per as-of, source and the source's own account id. */
  public static final TableContract IDENTITY_LINKS =
      new TableContract(
          Layer.GOLD,
          "identity_links",
          "One row per as-of, source and the source's own account id.",
          List.of("as_of", "source", "source_account_id"),
          List.of(
              Column.required("source", TEXT, "The source."),
              Column.required("source_account_id", TEXT, "The source's own id of the customer."),
              Column.nullable("account_id", TEXT, "The account; null when unlinked."),
              Column.required("rule", TEXT, "The step of the ladder that decided.")
                  .oneOf("crm_id", "domain", "name_country", "none"),
              Column.required("confidence", TEXT, "How sure the rule is.")
                  .oneOf("high", "medium", "low", "none"),
              Column.nullable("reason", TEXT, "Why no step decided."),
              Column.required("as_of", DATE, "The night's as-of."),
              Column.required("run_id", TEXT, "The run that wrote the row.")));

  private IdentityTables() {}
}

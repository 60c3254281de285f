package io.bowtie.silver;

import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.bowtie.contract.Column;
import io.bowtie.contract.Sensitivity;

/** Why a row is set aside. */
enum Problem {
  MISSING_VALUE("required"),
  WRONG_TYPE("types"),
  UNKNOWN_WORD("words"),
  UNKNOWN_REFERENCE("reference"),
  DUPLICATE_KEY("duplicate_key");

  private final String rule;

  Problem(String rule) {
    this.rule = rule;
  }

  /** The rule in {@code gold.quality_checks}. */
  String rule() {
    return rule;
  }

  /**
   * A struct of code, column and reason where the condition holds, otherwise null.
   *
   * @param value the value as delivered; left out of the reason when it says who a person is
   */
  org.apache.spark.sql.Column where(
      org.apache.spark.sql.Column condition,
      Column column,
      org.apache.spark.sql.Column value,
      String sentence) {
    org.apache.spark.sql.Column shown =
        column.sensitivity() == Sensitivity.PERSONAL
            ? lit("A value")
            : concat(lit("'"), value, lit("'"));
    return when(
        condition,
        struct(
            lit(name()).as("code"),
            lit(column.name()).as("column_name"),
            (this == MISSING_VALUE ? lit(sentence) : concat(shown, lit(" " + sentence)))
                .as("reason")));
  }
}

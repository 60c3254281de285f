package io.bowtie.report.gold;

/**
 * A reason behind a score.
 *
 * @param contribution share of the explained value; its sign says which way it pushes
 * @param entityValue the entity's value; empty when there is none to show
 * @param typicalValue the value typical in training; empty when there is none to show
 */
public record ReasonRow(
    String entityId,
    int position,
    String family,
    double contribution,
    String sentence,
    String entityValue,
    String typicalValue) {

  static ReasonRow of(Fields fields) {
    return new ReasonRow(
        fields.text("entity_id"),
        (int) fields.count("position"),
        fields.text("family"),
        fields.number("contribution"),
        fields.text("sentence"),
        fields.text("entity_value"),
        fields.text("typical_value"));
  }
}

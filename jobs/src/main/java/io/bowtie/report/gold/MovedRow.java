package io.bowtie.report.gold;

/** A subject that had moved from training on a night, in a way that counts. */
public record MovedRow(String useCase, String kind, String subject, String asOf) {

  static MovedRow of(Fields fields) {
    return new MovedRow(
        fields.text("use_case"),
        fields.text("subject_kind"),
        fields.text("subject"),
        fields.day("as_of"));
  }
}

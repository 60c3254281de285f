package io.bowtie.report.card;

import io.bowtie.contract.OperatorError;
import java.util.List;

/** Refuses a card with an empty field, by the field's name. */
final class RequiredFields {
  private final String useCase;

  RequiredFields(String useCase) {
    this.useCase = useCase;
  }

  void text(String field, String value) {
    if (value.isBlank()) {
      throw OperatorError.configuration(
              "The model card of use case '" + useCase + "' has no " + field)
          .where("model card field " + field)
          .why("A card with a gap would vouch for something that nobody has said.")
          .remedy(
              "Fill it in the configuration of use case '" + useCase + "' and run report again.");
    }
  }

  void texts(String field, List<String> values) {
    text(field, values.isEmpty() ? "" : "listed");
    values.forEach(value -> text(field, value));
  }
}

package io.bowtie.config;

/**
 * What somebody answers for that the rules would not let pass.
 *
 * @param by who
 * @param reason why, printed on the model card
 */
public record SignOff(String by, String reason) {

  static SignOff read(ConfSection section) {
    SignOff signOff = new SignOff(section.text("by"), section.text("reason"));
    if (signOff.by.isBlank()) {
      throw section.wrong("by", "A sign-off without a name").remedy("Say who answers for it.");
    }
    if (signOff.reason.isBlank()) {
      throw section
          .wrong("reason", "A sign-off without a reason")
          .remedy("Say why it is right; it is printed.");
    }
    return signOff;
  }
}

package io.bowtie.config;

/**
 * What somebody answers for that the rules would not let pass.
 *
 * @param by who
 * @param reason why, printed on the model card
 */
public record SignOff(String by, String reason) {

  static SignOff read(ConfSection section) {
    return new SignOff(section.text("by"), section.text("reason"));
  }
}

package io.bowtie.config;

/**
 * Which entities of a use case get no advice, so that it can be seen what advice changes.
 *
 * @param share of the entities, 0 to 0.5; 0 holds nobody out
 * @param salt chooses which; a new one draws a new lot
 */
public record HoldoutConf(double share, String salt) {

  static HoldoutConf read(ConfSection section) {
    HoldoutConf conf = new HoldoutConf(section.number("share"), section.text("salt"));
    if (!(conf.share >= 0 && conf.share <= 0.5)) {
      throw section
          .wrong("share", "A share of " + conf.share + " cannot be held out")
          .why("Advice is there to be given: at most every second entity may go without.")
          .remedy("Set 0 to 0.5, such as 0.1.");
    }
    if (conf.salt.isBlank()) {
      throw section
          .wrong("salt", "The salt of the holdout is empty")
          .remedy("Set any word, such as the year, and keep it: a new one holds out others.");
    }
    return conf;
  }
}

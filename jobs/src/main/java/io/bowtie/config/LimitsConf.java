package io.bowtie.config;

import java.util.OptionalDouble;

/**
 * From where on what people and outcomes say puts a live use case back to shadow. A limit that is
 * not set is not judged.
 *
 * @param overrideRate the largest share of answers against the advice, 0 to 1
 * @param precisionFloor the smallest share of alerts that turn out right, 0 to 1
 * @param minimum a limit is judged on at least so many answers or alerts
 */
public record LimitsConf(OptionalDouble overrideRate, OptionalDouble precisionFloor, int minimum) {
  /** No limit at all. */
  public static final LimitsConf NONE =
      new LimitsConf(OptionalDouble.empty(), OptionalDouble.empty(), LimitsConf.FEW);

  private static final int FEW = 30;

  static LimitsConf read(ConfSection section) {
    LimitsConf conf =
        new LimitsConf(
            share(section, "override-rate"),
            share(section, "precision-floor"),
            section.has("minimum") ? section.integer("minimum") : FEW);
    if (conf.minimum < 1) {
      throw section
          .wrong("minimum", "A limit cannot be judged on " + conf.minimum + " rows")
          .remedy("Set at least 1; 30 where it is left out.");
    }
    return conf;
  }

  private static OptionalDouble share(ConfSection section, String key) {
    if (!section.has(key)) {
      return OptionalDouble.empty();
    }
    double share = section.number(key);
    if (!(share > 0 && share < 1)) {
      throw section
          .wrong(key, "A limit of " + share + " would always hold or never")
          .remedy("Set a share between 0 and 1, such as 0.5, or leave the key out.");
    }
    return OptionalDouble.of(share);
  }
}

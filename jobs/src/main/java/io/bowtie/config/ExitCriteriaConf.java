package io.bowtie.config;

/**
 * What a use case has to show before users see it, where the company enforces that.
 *
 * @param shadowNights that it spends in shadow first, at least 1
 */
public record ExitCriteriaConf(int shadowNights) {
  /** Four weeks: each day of the week is seen four times. */
  public static final ExitCriteriaConf DEFAULT = new ExitCriteriaConf(28);

  static ExitCriteriaConf read(ConfSection section) {
    ExitCriteriaConf conf =
        section.has("shadow-nights")
            ? new ExitCriteriaConf(section.integer("shadow-nights"))
            : DEFAULT;
    if (conf.shadowNights < 1) {
      throw section
          .wrong("shadow-nights", conf.shadowNights + " nights in shadow show nothing")
          .why("Without a night in shadow there is nothing to leave it by.")
          .remedy("Ask for 1 or more, or leave exit-criteria out: then they are published alone.");
    }
    return conf;
  }
}

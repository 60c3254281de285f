package io.bowtie.config;

/**
 * When a difference between training and now counts, and how much is compared.
 *
 * @param watchPsi population stability index to keep an eye on
 * @param alertPsi index above which somebody has to look
 * @param alertMissing difference of missing shares above which somebody has to look
 * @param alertBaseRate ratio of base rates, either way, above which somebody has to look
 * @param importantFeatures only so many features may raise an alert, unless the score moves too
 * @param windowDays landmarks of so many days count as now
 * @param maximumRows that are compared, of training and of now
 * @param cohorts months of scores whose outcomes are followed
 */
public record DriftConf(
    double watchPsi,
    double alertPsi,
    double alertMissing,
    double alertBaseRate,
    int importantFeatures,
    int windowDays,
    int maximumRows,
    int cohorts) {

  static DriftConf read(ConfSection section) {
    DriftConf conf =
        new DriftConf(
            section.number("watch-psi"),
            section.number("alert-psi"),
            section.number("alert-missing"),
            section.number("alert-base-rate"),
            section.integer("important-features"),
            section.integer("window-days"),
            section.integer("maximum-rows"),
            section.integer("cohorts"));
    if (!(conf.watchPsi > 0 && conf.alertPsi >= conf.watchPsi)) {
      throw section
          .wrong("alert-psi", "An alert must not come before its watch")
          .remedy("For example watch-psi = 0.1 and alert-psi = 0.2.");
    }
    if (!(conf.alertMissing > 0 && conf.alertBaseRate > 1)) {
      throw section
          .wrong("alert-base-rate", "Every difference would be an alert")
          .remedy("Set alert-missing above 0 and alert-base-rate above 1.");
    }
    if (Math.min(Math.min(conf.windowDays, conf.maximumRows), conf.cohorts) < 1) {
      throw section
          .wrong("window-days", "Nothing would be compared")
          .remedy("Set window-days, maximum-rows and cohorts to at least 1.");
    }
    return conf;
  }
}

package io.bowtie.config;

/**
 * How old a source's last delivery may be.
 *
 * @param warnDays an older one is a caveat
 * @param errorDays with an older one its entities keep their last good version
 */
public record FreshnessConf(int warnDays, int errorDays) {

  static FreshnessConf read(ConfSection section) {
    FreshnessConf limits =
        new FreshnessConf(section.integer("warn-days"), section.integer("error-days"));
    if (limits.warnDays < 0 || limits.errorDays < limits.warnDays) {
      throw section
          .wrong("error-days", "A source is late before it is too late")
          .remedy("Give warn-days of 0 or more, and error-days that are no fewer.");
    }
    return limits;
  }
}

package io.bowtie.config;

import java.io.Serializable;
import java.util.List;

/**
 * What one use case predicts and where it looks.
 *
 * @param isEnabled whether it is trained and scored at all
 * @param horizonDays within how many days the event counts
 * @param graceDays how long to wait for a reversal before the label is final
 * @param landmarkAgesDays ages at which a past entity is looked at, where the use case goes by age
 * @param landmarkEveryDays distance between looks, where it goes by the calendar; 0 for month ends
 * @param maximumAgeDays no landmark is laid beyond this age
 * @param churnLabel when a customer counts as lost; for churn alone
 * @param notes what a reader of the model card must know of the data
 */
public record UseCaseConf(
    boolean isEnabled,
    int horizonDays,
    int graceDays,
    List<Integer> landmarkAgesDays,
    int landmarkEveryDays,
    int maximumAgeDays,
    ChurnLabel churnLabel,
    List<String> notes)
    implements Serializable {

  /** When a customer counts as lost. */
  public enum ChurnLabel {
    /** When the last paid subscription has ended. */
    SUBSCRIPTIONS_ENDED,
    /** When the company itself says so, in {@code churn_events}. */
    DECLARED
  }

  public UseCaseConf {
    landmarkAgesDays = List.copyOf(landmarkAgesDays);
    notes = List.copyOf(notes);
  }

  static UseCaseConf read(String name, ConfSection section) {
    UseCaseConf conf =
        new UseCaseConf(
            section.flag("enabled"),
            section.integer("horizon-days"),
            section.integer("grace-days"),
            section.integers("landmark-ages-days"),
            section.integer("landmark-every-days"),
            section.integer("maximum-age-days"),
            name.equals("churn")
                ? section.word("label", ChurnLabel.class)
                : ChurnLabel.SUBSCRIPTIONS_ENDED,
            section.texts("notes"));
    if (conf.horizonDays < 1) {
      throw section.wrong("horizon-days", "A horizon of less than one day has no label in it");
    }
    return conf;
  }
}

package io.bowtie.model;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.lit;

import io.bowtie.contract.AsOf;
import java.util.Locale;
import org.apache.spark.sql.Column;

/** What a backtest asks of the observations. */
public enum Question {
  /** Does the event happen within the horizon? The model's own question. */
  WITHIN_HORIZON {
    @Override
    public Column isMature(LabelRule rule, AsOf cut) {
      return col("landmark").leq(lit(cut.date().minusDays(rule.maturityDays())));
    }

    @Override
    public Column isEvent(LabelRule rule, AsOf cut) {
      return col("event_on")
          .gt(col("landmark"))
          .and(col("event_on").leq(date_add(col("landmark"), rule.horizonDays())))
          .and(col("event_known_on").leq(lit(cut.date())));
    }
  },
  /** Of the deals that were decided: won or lost, from what was known when they were created? */
  WON_AGAINST_LOST {
    @Override
    public Column isMature(LabelRule rule, AsOf cut) {
      return col("age_days").equalTo(0).and(col("decided_known_on").leq(lit(cut.date())));
    }

    @Override
    public Column isEvent(LabelRule rule, AsOf cut) {
      return col("event_on").isNotNull();
    }
  };

  /** Whether the row's label is final, and known, at the cut. */
  public abstract Column isMature(LabelRule rule, AsOf cut);

  /** The label of a mature row, as known at the cut; may be null for false. */
  public abstract Column isEvent(LabelRule rule, AsOf cut);

  /** As tables write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

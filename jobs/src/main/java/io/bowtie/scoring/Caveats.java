package io.bowtie.scoring;

import io.bowtie.model.FeatureEncoding;
import io.bowtie.model.Model;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Row;

/** Which caveats a row deserves. */
final class Caveats {
  private static final double STALE_DAYS = 60;
  private static final double IMMATURE_DAYS = 7;

  private Caveats() {}

  static Set<Caveat> of(Row row, ScoreSettings settings) {
    EnumSet<Caveat> caveats = EnumSet.noneOf(Caveat.class);
    Optional<Double> age = number(row, "age_days");
    Optional<Model> model = settings.basis().model();
    if (model.isEmpty()) {
      caveats.add(Caveat.RULES_ONLY);
    }
    if (age.filter(days -> days >= IMMATURE_DAYS).isEmpty()) {
      caveats.add(Caveat.IMMATURE_HISTORY);
    }
    if (age.filter(days -> days > settings.maximumAgeDays()).isPresent()) {
      caveats.add(Caveat.OUTSIDE_TRAINING_RANGE);
    }
    if (settings.isOnStaleData()) {
      caveats.add(Caveat.STALE_SOURCE);
    }
    model.ifPresent(fitted -> add(caveats, row, fitted.encoding(), age));
    return caveats;
  }

  private static void add(
      Set<Caveat> caveats, Row row, FeatureEncoding model, Optional<Double> age) {
    if (model.isOutsideTraining(row)) {
      caveats.add(Caveat.OUTSIDE_TRAINING_RANGE);
    }
    if (model.isRare(row)) {
      caveats.add(Caveat.SMALL_SEGMENT);
    }
    if (model.uses("usage_events_count_90d") && number(row, "usage_events_count_90d").isEmpty()) {
      caveats.add(Caveat.NO_USAGE_LINK);
    }
    boolean isSilent =
        number(row, "last_activity_days")
            .or(() -> age)
            .filter(days -> days > STALE_DAYS)
            .isPresent();
    if (model.uses("last_activity_days") && isSilent) {
      caveats.add(Caveat.STALE_ACTIVITY);
    }
  }

  private static Optional<Double> number(Row row, String column) {
    int index = row.fieldIndex(column);
    return row.isNullAt(index) ? Optional.empty() : Optional.of(row.getDouble(index));
  }
}

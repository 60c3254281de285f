package io.bowtie.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.bowtie.config.BowtieConf;
import io.bowtie.config.UseCaseConf;
import io.bowtie.contract.AsOf;
import io.bowtie.contract.Tables;
import io.bowtie.feature.Observations;
import io.bowtie.governance.feedback.AdviceOutcome.Label;
import io.bowtie.model.LabelRule;
import io.bowtie.scoring.realised.Matured;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What became of the cases that advice was about, as far as it is final.
 *
 * @param former what the night before has of the same advice, by recommendation
 * @param lookedBackOn the last night of each use case on which observations reach into the past
 */
record AdviceLabels(Map<String, Row> former, Map<String, LocalDate> lookedBackOn) {

  /** Labels that the night before does not have. */
  Map<AdviceLook, Label> found(Tables tables, BowtieConf conf, List<AdviceGiven> given) {
    Map<AdviceLook, Label> labels = new HashMap<>();
    lookedBackOn.forEach(
        (useCase, lookedOn) -> {
          UseCaseConf own = conf.useCases().get(useCase);
          LocalDate last = lookedOn.minusDays((long) own.horizonDays() + own.graceDays());
          List<AdviceGiven> due =
              given.stream()
                  .filter(each -> each.useCase().equals(useCase))
                  .filter(each -> !each.advisedOn().isAfter(last))
                  .filter(each -> !isKnown(each))
                  .toList();
          if (!due.isEmpty()) {
            labels.putAll(found(tables, useCase, own, due, new AsOf(lookedOn)));
          }
        });
    return labels;
  }

  /** The label: as the night before has it while nothing new can be known, else as found. */
  Optional<Label> of(AdviceGiven advice, Map<AdviceLook, Label> found) {
    return isKnown(advice)
        ? Optional.ofNullable(former.get(advice.id())).flatMap(AdviceLabels::label)
        : Optional.ofNullable(found.get(AdviceLook.of(advice)));
  }

  private static Map<AdviceLook, Label> found(
      Tables tables, String useCase, UseCaseConf own, List<AdviceGiven> due, AsOf cut) {
    Dataset<Row> observations =
        tables
            .read(Observations.table(List.of()))
            .where(col("as_of").equalTo(lit(cut.date())).and(col("use_case").equalTo(useCase)));
    LabelRule rule = Matured.rule(own, observations);
    return Matured.labels(AdviceLook.table(tables, due), observations, rule, cut)
        .collectAsList()
        .stream()
        .collect(
            Collectors.toMap(
                row -> new AdviceLook(useCase, row.getString(0), row.getAs(1)),
                row ->
                    new Label(
                        row.getBoolean(2), row.<LocalDate>getAs(1).plusDays(rule.maturityDays()))));
  }

  /** Whether the night before has its label, or knows that it has none yet. */
  private boolean isKnown(AdviceGiven advice) {
    Optional<LocalDate> night = Optional.ofNullable(lookedBackOn.get(advice.useCase()));
    return Optional.ofNullable(former.get(advice.id()))
        .filter(row -> night.equals(Optional.ofNullable(row.<LocalDate>getAs("looked_back_on"))))
        .isPresent();
  }

  private static Optional<Label> label(Row row) {
    return Optional.ofNullable(row.<Boolean>getAs("outcome"))
        .map(isEvent -> new Label(isEvent, row.getAs("matured_on")));
  }
}

package io.bowtie.job;

import io.bowtie.evaluation.Interval;
import io.bowtie.evaluation.Metric;
import io.bowtie.governance.Answer;
import io.bowtie.governance.feedback.Advice;
import io.bowtie.governance.feedback.AdviceOutcome;
import io.bowtie.governance.feedback.AdviceOutcome.Label;
import io.bowtie.governance.feedback.AdviceOutcome.Reply;
import io.bowtie.governance.feedback.DecisionRate;
import io.bowtie.governance.feedback.Limit;
import io.bowtie.governance.feedback.LimitCheck;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Feedback as rows of its tables, in the order of their columns, and back. */
record FeedbackRows(LocalDate asOf, String runId) {

  static FeedbackRows of(RunContext context) {
    return new FeedbackRows(context.asOf().date(), context.runId());
  }

  /** A row of {@code gold.recommendation_outcomes}. */
  Row of(AdviceOutcome outcome, Optional<LocalDate> lookedBackOn) {
    Advice advice = outcome.advice();
    return RowFactory.create(
        advice.id(),
        advice.useCase(),
        advice.entityId(),
        advice.action(),
        advice.arm().word(),
        advice.advisedOn(),
        advice.holdsUntil(),
        advice.claim().isAlert(),
        advice.claim().probability(),
        advice.claim().threshold(),
        advice.claim().basis().orElse(null),
        advice.claim().modelVersion().orElse(null),
        advice.group().ownerId().orElse(null),
        advice.group().team(),
        advice.group().segment(),
        advice.group().source(),
        outcome.answer().map(Answer::word).orElse(null),
        outcome.isOverridden(),
        outcome.reply().map(Reply::reasonCode).filter(code -> !code.isEmpty()).orElse(null),
        outcome.reply().map(Reply::decidedAt).orElse(null),
        outcome.daysToDecision().orElse(null),
        outcome.outcome().map(Label::isEvent).orElse(null),
        outcome.outcome().map(Label::maturedOn).orElse(null),
        lookedBackOn.orElse(null),
        outcome.modelWasRight().orElse(null),
        outcome.personWasRight().orElse(null),
        asOf,
        runId);
  }

  /** A row of {@code gold.decision_rates}. */
  Row of(DecisionRate rate) {
    Metric figure = rate.figure();
    List<Object> columns = new ArrayList<>();
    Collections.addAll(columns, rate.useCase(), rate.dimension(), rate.level(), rate.name());
    addBounded(columns, figure);
    Collections.addAll(
        columns,
        figure.isDefined() ? figure.unit() : null,
        figure.support(),
        figure.isDefined() ? null : figure.reason(),
        asOf,
        runId);
    return RowFactory.create(columns.toArray());
  }

  /** A row of {@code gold.limit_checks}. */
  Row of(LimitCheck check) {
    List<Object> columns = new ArrayList<>();
    Collections.addAll(
        columns,
        check.useCase(),
        check.limit().word(),
        check.bound(),
        check.minimum(),
        check.judgedUntil());
    addBounded(columns, check.figure());
    Collections.addAll(
        columns,
        check.figure().support(),
        check.verdict().word(),
        check.isReview(),
        check.fallsBack(),
        asOf,
        runId);
    return RowFactory.create(columns.toArray());
  }

  /** The review of a row of {@code gold.limit_checks} that is one. */
  static LimitCheck.Review review(Row row) {
    return new LimitCheck.Review(
        Limit.of(row.getAs("limit_name")),
        row.getAs("judged_until"),
        row.getAs("verdict").equals(LimitCheck.Verdict.BREACHED.word()),
        row.<Double>getAs("value"),
        row.<Long>getAs("support"),
        row.getAs("as_of"));
  }

  private static void addBounded(List<Object> columns, Metric figure) {
    columns.add(figure.isDefined() ? figure.orElseThrow() : null);
    columns.add(figure.interval().map(Interval::low).orElse(null));
    columns.add(figure.interval().map(Interval::high).orElse(null));
  }
}

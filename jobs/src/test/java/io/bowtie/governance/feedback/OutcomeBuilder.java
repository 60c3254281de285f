package io.bowtie.governance.feedback;

import io.bowtie.evaluation.AlertSide;
import io.bowtie.governance.Answer;
import io.bowtie.governance.feedback.AdviceOutcome.Label;
import io.bowtie.governance.feedback.AdviceOutcome.Reply;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * An alert about a lead that users were given on 1 March, open on the night of 30 June, unless a
 * test says otherwise.
 */
final class OutcomeBuilder {
  static final LocalDate NIGHT = LocalDate.parse("2026-06-30");

  private String id = "r1";
  private String entity = "L1";
  private Arm arm = Arm.ADVISED;
  private AlertSide side = AlertSide.AT_OR_ABOVE;
  private boolean isAlert = true;
  private LocalDate advisedOn = LocalDate.parse("2026-03-01");
  private LocalDate holdsUntil = NIGHT;
  private String team = "east";
  private Optional<Reply> reply = Optional.empty();
  private Optional<Label> label = Optional.empty();

  static OutcomeBuilder anAlert() {
    return new OutcomeBuilder();
  }

  OutcomeBuilder of(String entityId) {
    id = "r-" + entityId;
    entity = entityId;
    return this;
  }

  OutcomeBuilder in(Arm given) {
    arm = given;
    return this;
  }

  OutcomeBuilder team(String given) {
    team = given;
    return this;
  }

  OutcomeBuilder aboutADeal() {
    side = AlertSide.BELOW;
    return this;
  }

  /** It said that all goes well. */
  OutcomeBuilder withoutAnAlert() {
    isAlert = false;
    return this;
  }

  OutcomeBuilder advisedOn(String day) {
    advisedOn = LocalDate.parse(day);
    return this;
  }

  OutcomeBuilder holdsUntil(String day) {
    holdsUntil = LocalDate.parse(day);
    return this;
  }

  OutcomeBuilder answered(Answer answer, String day) {
    reply =
        Optional.of(
            new Reply(
                answer,
                answer.isOverride() ? "bad_timing" : "",
                LocalDate.parse(day).atTime(9, 0).toInstant(ZoneOffset.UTC),
                LocalDate.parse(day)));
    return this;
  }

  OutcomeBuilder came(boolean isEvent) {
    return came(isEvent, "2026-06-20");
  }

  OutcomeBuilder came(boolean isEvent, String maturedOn) {
    label = Optional.of(new Label(isEvent, LocalDate.parse(maturedOn)));
    return this;
  }

  AdviceOutcome build() {
    return new AdviceOutcome(
        new Advice(
            id,
            "lead",
            entity,
            "lead_call_today",
            arm,
            advisedOn,
            holdsUntil,
            new Advice.Claim(isAlert, side, 0.6, 0.5, Optional.of("rules"), Optional.empty()),
            new Advice.Group(Optional.of("O1"), team, "smb", "web")),
        reply,
        label,
        NIGHT);
  }
}

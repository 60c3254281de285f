package io.bowtie.evaluation;

import java.util.Locale;

/** What the evidence gate asks, and of whom. */
public enum GateQuestion {
  /** Has nothing refuted the evidence, and has whoever must sign for it done so? */
  TRUST("Can the evidence be trusted?", Subject.MODEL),
  /** Do probabilities come nearer to what happened than those of the strongest baseline? */
  HOW_LIKELY("How likely is it?", Subject.MODEL),
  /** Do the first of the list have more events than a baseline's first? */
  WHOM_FIRST("Whom to act on first?", Subject.MODEL),
  /** Would anybody notice the difference? */
  WORTH_HAVING("Is the difference worth having?", Subject.MODEL),
  /** Does 30 % mean 30 %? */
  CALIBRATED("Does 30 % mean 30 %?", Subject.MODEL),
  /** Does enough stand behind the answers? */
  ENOUGH("Was it tested on enough?", Subject.MODEL),
  /** Do probabilities of the strongest baseline come nearer than how often it happens at all? */
  RULES_HOW_LIKELY("Do rules tell how likely it is?", Subject.RULES),
  /** Do rules put events first? */
  RULES_WHOM_FIRST("Do rules tell whom to act on first?", Subject.RULES),
  /** Would anybody notice what rules add? */
  RULES_WORTH_HAVING("Are rules worth having?", Subject.RULES);

  private final String words;
  private final Subject subject;

  GateQuestion(String words, Subject subject) {
    this.words = words;
    this.subject = subject;
  }

  /** As a page asks it. */
  public String words() {
    return words;
  }

  /** Of whom. */
  public Subject subject() {
    return subject;
  }

  /** As tables write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What may be shown if all is well. */
  public enum Subject {
    /** The model that was tested. */
    MODEL,
    /** The baseline with the least log loss. */
    RULES
  }
}

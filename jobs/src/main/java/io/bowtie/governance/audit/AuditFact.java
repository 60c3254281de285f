package io.bowtie.governance.audit;

import io.bowtie.contract.ContactData;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * Something to be recorded for good. Texts that do not apply are empty; only ids and roles go in,
 * never contact data.
 *
 * @param kind what it is about
 * @param identity tells facts of a kind apart: the same fact told again is not recorded again
 * @param useCase lead, deal or churn
 * @param subject the entity, model version or threshold
 * @param recommendationId of the advice that it is about
 * @param what was advised, decided or found, in words
 * @param modelVersion behind it
 * @param inputVersions Delta versions of the tables that influenced it, as JSON
 * @param actor who decided or approved; empty where the night did
 * @param changedField the field that a decision changed
 * @param result of a decision or an outcome, as a word
 * @param happenedAt when
 * @param asOf the night
 * @param runId of the run that tells it
 */
public record AuditFact(
    AuditKind kind,
    String identity,
    String useCase,
    String subject,
    String recommendationId,
    String what,
    String modelVersion,
    String inputVersions,
    String actor,
    String changedField,
    String result,
    Instant happenedAt,
    LocalDate asOf,
    String runId) {

  public AuditFact {
    Objects.requireNonNull(kind);
    // A table keeps no more of an instant.
    happenedAt = happenedAt.truncatedTo(ChronoUnit.MICROS);
    Objects.requireNonNull(asOf);
  }

  /** A fact of which only the kind and the subject are known so far. */
  public static AuditFact of(
      AuditKind kind, String identity, String useCase, String subject, Telling telling) {
    return new AuditFact(
        kind,
        identity,
        useCase,
        subject,
        "",
        "",
        "",
        "{}",
        "",
        "",
        "",
        telling.at(),
        telling.asOf(),
        telling.runId());
  }

  /**
   * Who tells facts, and when.
   *
   * @param at in whole microseconds
   * @param asOf the night
   * @param runId of the run
   */
  public record Telling(Instant at, LocalDate asOf, String runId) {}

  /** The advice that it is about. */
  public AuditFact about(String recommendation) {
    return with(
        recommendation, what, modelVersion, inputVersions, actor, changedField, result, happenedAt);
  }

  /** What was advised, decided or found, without contact data, and its word. */
  public AuditFact saying(String words, String word) {
    return with(
        recommendationId,
        ContactData.masked(words),
        modelVersion,
        inputVersions,
        actor,
        changedField,
        word,
        happenedAt);
  }

  /** The model and the tables behind it. */
  public AuditFact from(String model, String versions) {
    return with(recommendationId, what, model, versions, actor, changedField, result, happenedAt);
  }

  /** Who decided, and which field that changed. */
  public AuditFact by(String person, String field) {
    return with(
        recommendationId, what, modelVersion, inputVersions, person, field, result, happenedAt);
  }

  /** When it happened, where that is not when it is told. */
  public AuditFact at(Instant time) {
    return with(
        recommendationId, what, modelVersion, inputVersions, actor, changedField, result, time);
  }

  /** The same of the same night, as far as it is not given. */
  private AuditFact with(
      String advice,
      String words,
      String model,
      String versions,
      String person,
      String field,
      String word,
      Instant time) {
    return new AuditFact(
        kind, identity, useCase, subject, advice, words, model, versions, person, field, word, time,
        asOf, runId);
  }

  /** Tells facts apart, whoever tells them. */
  public String id() {
    return Digest.of(kind.word(), identity).substring(0, 32);
  }

  String digest() {
    return Digest.of(
        kind.word(),
        identity,
        useCase,
        subject,
        recommendationId,
        what,
        modelVersion,
        inputVersions,
        actor,
        changedField,
        result,
        happenedAt,
        asOf,
        runId);
  }
}

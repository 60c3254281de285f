package io.bowtie.generate;

import java.time.Instant;

/** The CRM's log of what people did: tasks (mails and calls) and events (meetings). */
final class ActivityLog {
  private final Recorder recorder;
  private int tasks;
  private int events;

  ActivityLog(Recorder recorder) {
    this.recorder = recorder;
  }

  /** What an activity hangs on; empty text where it does not. */
  record About(String accountId, String dealId, String leadId, String contactId, String ownerId) {}

  /** A mail or a call that was logged when it happened. */
  void task(About about, boolean isInbound, String subject, Instant at, Dice dice) {
    boolean isCall = dice.chance(0.3);
    recorder
        .row(RawShapes.TASK, at)
        .set("Id", Ids.of("00T", 9, ++tasks))
        .set("TaskSubtype", isCall ? "Call" : "Email")
        .set("Direction__c", isInbound ? "Inbound" : "Outbound")
        .set("Subject", subject)
        .set("AccountId", about.accountId())
        .set("WhatId", about.dealId())
        .set("LeadId", about.leadId())
        .set("WhoId", about.contactId())
        .set("OwnerId", about.ownerId())
        .set("CompletedDateTime", at)
        .set("CallDurationInSeconds", isCall ? dice.between(60, 1800) : "")
        .set("IsClosed", true)
        .set("SystemModstamp", at)
        .set("IsDeleted", false)
        .keep();
  }

  /** A new meeting's id. */
  String newEvent() {
    return Ids.of("00U", 9, ++events);
  }

  /** A meeting as planned or as held: the second row is a later version of the first. */
  void event(String id, About about, Instant startsAt, int minutes, boolean held, Instant at) {
    recorder
        .row(RawShapes.EVENT, at)
        .set("Id", id)
        .set("Subject", "Meeting")
        .set("AccountId", about.accountId())
        .set("WhatId", about.dealId())
        .set("OwnerId", about.ownerId())
        .set("StartDateTime", startsAt)
        .set("DurationInMinutes", minutes)
        .set("Held__c", held)
        .set("SystemModstamp", at)
        .set("IsDeleted", false)
        .keep();
  }
}

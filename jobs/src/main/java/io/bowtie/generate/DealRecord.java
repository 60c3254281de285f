package io.bowtie.generate;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** How the CRM keeps a deal: a row per version, and its history of changed fields. */
final class DealRecord {
  private final Recorder recorder;
  private int changes;

  DealRecord(Recorder recorder) {
    this.recorder = recorder;
  }

  void moved(Deal deal, Stage stage, Instant at, LocalDate day) {
    changed(deal, "StageName", deal.stage.label, stage.label, at);
    deal.stage = stage;
    deal.stageSince = day;
  }

  void forecast(Deal deal, String forecast, Instant at) {
    if (!forecast.equals(deal.forecast)) {
      changed(deal, "ForecastCategoryName", deal.forecast, forecast, at);
      deal.forecast = forecast;
    }
  }

  void closeDate(Deal deal, LocalDate closeDate, Instant at) {
    if (!closeDate.equals(deal.closeDate)) {
      changed(deal, "CloseDate", deal.closeDate, closeDate, at);
      deal.closeDate = closeDate;
    }
  }

  void amount(Deal deal, long amountCents, Instant at) {
    changed(deal, "Amount", money(deal.amountCents), money(amountCents), at);
    deal.amountCents = amountCents;
  }

  void nextStep(Deal deal, String nextStep, Instant at) {
    if (!nextStep.equals(deal.nextStep)) {
      changed(deal, "NextStep", deal.nextStep, nextStep, at);
      deal.nextStep = nextStep;
    }
  }

  void owner(Deal deal, Roster.Owner owner, Instant at) {
    if (!owner.equals(deal.owner)) {
      changed(deal, "OwnerId", deal.owner.id(), owner.id(), at);
      deal.owner = owner;
    }
  }

  private void changed(Deal deal, String field, Object before, Object after, Instant at) {
    recorder
        .row(RawShapes.FIELD_HISTORY, at)
        .set("Id", Ids.of("017", 9, ++changes))
        .set("OpportunityId", deal.id)
        .set("Field", field)
        .set("OldValue", before)
        .set("NewValue", after)
        .set("CreatedDate", at)
        .keep();
  }

  void version(Deal deal, Instant at) {
    boolean isOpen = !deal.stage.isClosed();
    recorder
        .row(RawShapes.OPPORTUNITY, at)
        .set("Id", deal.id)
        .set("AccountId", deal.isLinked ? deal.account.id : "")
        .set("Name", deal.account.name + " " + deal.type)
        .set("StageName", deal.stage.label)
        .set("Type", deal.type)
        .set("Product__c", "Platform")
        .set("Amount", money(deal.amountCents))
        .set("CurrencyIsoCode", "USD")
        .set("CloseDate", deal.closeDate)
        .set("IsClosed", !isOpen)
        .set("IsWon", deal.stage == Stage.CLOSED_WON)
        .set("Closed_At__c", deal.closedAt)
        .set("ForecastCategoryName", deal.forecast)
        .set("Probability", deal.stage.probability)
        .set("LeadSource", deal.source.label)
        .set("NextStep", deal.nextStep)
        .set("Discount__c", Math.round(deal.discount * 100))
        .set("Loss_Reason__c", deal.stage == Stage.CLOSED_LOST ? "No decision" : "")
        .set("Main_Competitor__c", deal.competitor)
        .set("Procurement_Status__c", deal.stage.order == 4 ? "In review" : "")
        .set("Integration_Count__c", deal.integrations)
        .set("OwnerId", deal.owner.id())
        .set("CreatedDate", deal.createdAt)
        .set("SystemModstamp", at)
        .set("IsDeleted", false)
        .keep();
  }

  private static String money(long cents) {
    return BigDecimal.valueOf(cents, 2).toPlainString();
  }
}

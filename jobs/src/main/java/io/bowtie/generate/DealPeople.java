package io.bowtie.generate;

import java.time.Instant;
import java.util.List;

/**
 * Who takes part in a deal on the buying side: one contact of the account from the beginning,
 * others as it goes on. Draws from dice of its own, and no outcome heeds it.
 */
final class DealPeople {
  private static final List<String> ROLES = List.of("Champion", "Technical Buyer", "User", "");

  private final Recorder recorder;
  private int count;

  DealPeople(Recorder recorder) {
    this.recorder = recorder;
  }

  /** The one whom the deal begins with, more often than not somebody who does not decide. */
  void begin(Deal deal, Instant at) {
    join(deal, deal.people.pick(deal.account.contactIds), at);
  }

  /** Now and then somebody else of the account joins. */
  void day(Deal deal, Instant at) {
    if (deal.people.chance(0.03)) {
      String contact = deal.people.pick(deal.account.contactIds);
      if (!deal.contactIds.contains(contact)) {
        join(deal, contact, at);
      }
    }
  }

  private void join(Deal deal, String contact, Instant at) {
    boolean decides = deal.account.contactIds.indexOf(contact) == 0;
    recorder
        .row(RawShapes.CONTACT_ROLE, at)
        .set("Id", Ids.of("00K", 9, ++count))
        .set("OpportunityId", deal.id)
        .set("ContactId", contact)
        .set("Role", decides ? "Economic Buyer" : deal.people.pick(ROLES))
        .set("IsPrimary", deal.contactIds.isEmpty())
        .set("CreatedDate", at)
        .set("SystemModstamp", at)
        .set("IsDeleted", false)
        .keep();
    deal.contactIds.add(contact);
  }
}

package io.bowtie.generate;

import java.time.Instant;
import java.util.Locale;

/**
 * What the other systems call a customer: with the CRM's id where somebody carried it over, else by
 * domain, else by a name that billing may spell in its own way.
 */
final class CustomerNames {
  private final Recorder recorder;

  CustomerNames(Recorder recorder) {
    this.recorder = recorder;
  }

  void record(Customer customer, Instant at) {
    Dice dice = customer.dice.split();
    Account account = customer.account;
    workspace(customer.workspaceId, account.name, account, dice.chance(0.75), at);
    organization(customer, dice.chance(0.6), at);
    billing(customer, dice, at);
  }

  private void workspace(String id, String name, Account account, boolean carriesId, Instant at) {
    recorder
        .row(RawShapes.WORKSPACE, at)
        .set("workspace_id", id)
        .set("name", name)
        .set("domain", account.website)
        .set("crm_id", carriesId ? account.id : "")
        .set("country", account.country)
        .set("updated_at", at)
        .keep();
  }

  private void organization(Customer customer, boolean carriesId, Instant at) {
    recorder
        .row(RawShapes.ORGANIZATION, at)
        .set("id", customer.organizationId)
        .set("name", customer.account.name)
        .set("domain_names", customer.account.domain)
        .set("external_id", carriesId ? customer.account.id : "")
        .set("updated_at", at)
        .keep();
  }

  private void billing(Customer customer, Dice dice, Instant at) {
    Account account = customer.account;
    boolean carriesId = dice.chance(0.5);
    boolean carriesDomain = carriesId || dice.chance(0.6);
    boolean isOtherwiseSpelled = !carriesDomain && dice.chance(0.6);
    if (isOtherwiseSpelled) {
      recorder.count(RawShapes.CUSTOMER, "spelled_differently", customer.billingId);
    }
    recorder
        .row(RawShapes.CUSTOMER, at)
        .set("id", customer.billingId)
        .set("name", isOtherwiseSpelled ? otherSpelling(account.name) : account.name)
        .set("email_domain", carriesDomain ? account.domain : "")
        .set("metadata_crm_id", carriesId ? account.id : "")
        .set("country", account.country)
        .epoch("updated", at)
        .keep();
  }

  /** {@code Alder Works Inc} as an accountant types it: {@code ALDER WORKS, INC.} */
  static String otherSpelling(String name) {
    int legal = name.lastIndexOf(' ');
    return (name.substring(0, legal).replace(" ", "  ") + "," + name.substring(legal) + ".")
        .toUpperCase(Locale.ROOT);
  }
}

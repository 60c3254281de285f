package io.bowtie.silver;

import io.bowtie.contract.NearestWord;
import io.bowtie.contract.OperatorError;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The entities that silver knows, in the order in which they are conformed. */
public final class Silver {
  /** Entities that others refer to come first. */
  public static final List<Entity> ENTITIES =
      List.of(
          Accounts.ENTITY,
          SourceAccounts.ENTITY,
          Contacts.ENTITY,
          Leads.ENTITY,
          Deals.ENTITY,
          Stages.ENTITY,
          DealHistory.ENTITY,
          DealContacts.ENTITY,
          Activities.ENTITY,
          CallTurns.ENTITY,
          Owners.ENTITY,
          Quotas.ENTITY,
          MarketingSpend.ENTITY,
          UsageDaily.ENTITY,
          Tickets.ENTITY,
          Subscriptions.ENTITY,
          SubscriptionChanges.ENTITY,
          ChurnEvents.ENTITY,
          Invoices.ENTITY,
          FxRates.ENTITY,
          Decisions.ENTITY);

  private Silver() {}

  /**
   * The entity of that name.
   *
   * @throws OperatorError of configuration when there is none
   */
  public static Entity entity(String name) {
    return ENTITIES.stream()
        .filter(entity -> entity.name().equals(name))
        .findFirst()
        .orElseThrow(() -> unknown(name));
  }

  /** The entities of these names in order: first what others refer to, then the others. */
  public static List<List<String>> waves(Set<String> names) {
    Set<String> targets =
        Stream.concat(
                Stream.of("accounts", "source_accounts"),
                ENTITIES.stream()
                    .flatMap(entity -> entity.references().stream())
                    .map(Reference::entity))
            .collect(Collectors.toSet());
    Map<Boolean, List<String>> isTarget =
        ENTITIES.stream()
            .map(Entity::name)
            .filter(names::contains)
            .collect(Collectors.partitioningBy(targets::contains));
    return List.of(isTarget.get(true), isTarget.get(false));
  }

  private static OperatorError unknown(String name) {
    List<String> known = ENTITIES.stream().map(Entity::name).toList();
    return OperatorError.configuration("There is no entity '" + name + "'")
        .why("A mapping file is named after the entity that it delivers.")
        .remedy(
            NearestWord.to(name, known)
                .map(word -> "Did you mean '" + word + "'?")
                .orElse("Use one of " + String.join(", ", known) + "."));
  }
}

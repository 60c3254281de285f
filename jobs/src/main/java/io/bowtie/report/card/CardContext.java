package io.bowtie.report.card;

import io.bowtie.contract.OperatorError;
import java.util.List;

/**
 * What only people can say about a use case, from the configuration.
 *
 * @param useCase lead, deal or churn
 * @param name what the model is called
 * @param overview one line
 * @param documentation what it is for and how to read it, in a few sentences
 * @param owners of the use case, the model and the data; at least one
 * @param approvers who may promote it
 * @param users who acts on the scores
 * @param uses what they do with them
 * @param limitations what it cannot do
 * @param tradeoffs what was given up for what; may be empty
 * @param risks ethical considerations with what is done about each
 * @param licence SPDX identifier, or proprietary
 * @param reviewCadence how often the use case is reviewed
 * @param notes further things a reader must know; may be empty
 */
public record CardContext(
    String useCase,
    String name,
    String overview,
    String documentation,
    List<Owner> owners,
    List<String> approvers,
    List<String> users,
    List<String> uses,
    List<String> limitations,
    List<String> tradeoffs,
    List<Risk> risks,
    String licence,
    String reviewCadence,
    List<String> notes) {

  public CardContext {
    owners = List.copyOf(owners);
    approvers = List.copyOf(approvers);
    users = List.copyOf(users);
    uses = List.copyOf(uses);
    limitations = List.copyOf(limitations);
    tradeoffs = List.copyOf(tradeoffs);
    risks = List.copyOf(risks);
    notes = List.copyOf(notes);
  }

  /**
   * Somebody who answers for the model.
   *
   * @param name a person, team or role
   * @param contact how to reach them, or what they answer for
   */
  public record Owner(String name, String contact) {}

  /** Something that could go wrong for people, and what is done about it. */
  public record Risk(String name, String mitigation) {}

  /**
   * The same, if everything a card needs is there.
   *
   * @throws OperatorError of configuration that names the first empty field
   */
  public CardContext requireComplete() {
    RequiredFields fields = new RequiredFields(useCase);
    fields.text("model_details.name", name);
    fields.text("model_details.overview", overview);
    fields.text("model_details.documentation", documentation);
    fields.texts("model_details.owners", owners.stream().map(Owner::name).toList());
    fields.texts("model_details.owners.contact", owners.stream().map(Owner::contact).toList());
    fields.text("model_details.licenses", licence);
    fields.texts("considerations.users", users);
    fields.texts("considerations.use_cases", uses);
    fields.texts("considerations.limitations", limitations);
    fields.texts("considerations.ethical_considerations", risks.stream().map(Risk::name).toList());
    fields.texts(
        "considerations.ethical_considerations.mitigation_strategy",
        risks.stream().map(Risk::mitigation).toList());
    fields.texts("approvers", approvers);
    fields.text("review_cadence", reviewCadence);
    return this;
  }
}

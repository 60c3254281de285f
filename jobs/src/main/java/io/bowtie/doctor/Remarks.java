package io.bowtie.doctor;

import io.bowtie.config.BowtieConf;
import io.bowtie.config.CustomField;
import io.bowtie.config.SourceConf.Landed;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What is wrong or doubtful about a company's files, mappings and conf, a sentence each. */
final class Remarks {
  private final Diagnosis diagnosis;
  private final BowtieConf conf;

  Remarks(Diagnosis diagnosis) {
    this.diagnosis = diagnosis;
    this.conf = diagnosis.found().conf();
  }

  /** What stops something, the hardest first. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    for (SourceFound source : diagnosis.found().sources()) {
      for (RawTableFound table : source.tables()) {
        table.faults().stream()
            .map(
                fault ->
                    (source.source().required()
                            ? "ingest will stop, because source '"
                                + source.source().name()
                                + "' is required: "
                            : "")
                        + source.source().name()
                        + "."
                        + table.table()
                        + ": "
                        + fault)
            .forEach(problems::add);
      }
    }
    for (EntityFinding entity : diagnosis.entities()) {
      for (String problem : entity.problems()) {
        problems.add(
            entity.name()
                + (entity.isBlocked() ? " is blocked: " : " comes without one of its sources: ")
                + problem);
      }
    }
    return problems;
  }

  /** What may be read wrongly. */
  List<String> doubts() {
    return diagnosis.found().sources().stream()
        .flatMap(
            source ->
                source.tables().stream()
                    .flatMap(
                        table ->
                            table.doubts().stream()
                                .map(
                                    doubt ->
                                        source.source().name()
                                            + "."
                                            + table.table()
                                            + ": "
                                            + doubt)))
        .toList();
  }

  /** What the conf leaves open. */
  List<String> hints() {
    List<String> hints = new ArrayList<>();
    governance(hints);
    money(hints);
    landings(hints);
    history(hints);
    customFields(hints);
    switches(hints);
    return hints;
  }

  /** Models that could be promoted and have nobody who may. */
  List<String> withoutApprover() {
    return diagnosis.models().stream()
        .filter(ModelFinding::isEnabled)
        .filter(model -> model.approvers().isEmpty())
        .map(ModelFinding::useCase)
        .toList();
  }

  /** Currencies other than the one of reports, when nothing tells their worth. */
  Set<String> unratedCurrencies() {
    if (diagnosis.entity("fx_rates").isDelivered()) {
      return Set.of();
    }
    Set<String> others = new TreeSet<>(diagnosis.found().currencies());
    others.remove(conf.reportingCurrency());
    return others;
  }

  private void governance(List<String> hints) {
    List<String> nobody = withoutApprover();
    if (!nobody.isEmpty()) {
      hints.add(
          "Nobody could promote a model of "
              + String.join(", ", nobody)
              + ": name owners and approvers under "
              + String.join(", ", nobody.stream().map(name -> "governance." + name).toList())
              + ". Until then its best baseline is used.");
    }
  }

  private void money(List<String> hints) {
    Set<String> currencies = diagnosis.found().currencies();
    Set<String> unrated = unratedCurrencies();
    if (!unrated.isEmpty()) {
      hints.add(
          "Amounts are in "
              + String.join(", ", new TreeSet<>(currencies))
              + ", reports in "
              + conf.reportingCurrency()
              + ", and no source delivers fx_rates: amounts in "
              + String.join(", ", unrated)
              + " would be in no sum and no feature. Deliver the entity fx_rates"
              + (currencies.size() == 1 ? ", or set reporting-currency." : "."));
    }
    if (!diagnosis.found().isCurrencyDeclared()) {
      hints.add(
          "The conf names no reporting-currency: amounts are told in "
              + conf.reportingCurrency()
              + ", and a row without a currency counts as "
              + conf.reportingCurrency()
              + ".");
    }
  }

  private void landings(List<String> hints) {
    List<String> silent =
        conf.sources().stream()
            .filter(source -> source.landed() == Landed.NOT_SHOWN)
            .map(source -> source.name())
            .toList();
    if (!silent.isEmpty()) {
      hints.add(
          "No 'landed' is set for "
              + String.join(", ", silent)
              + ": all files there count as landed in the first night, and an earlier night cannot be"
              + " run as it was. Set landed = file-name or file-time if either tells.");
    }
  }

  private void history(List<String> hints) {
    List<String> momentary =
        diagnosis.entities().stream()
            .filter(EntityFinding::isKnownByLandingAlone)
            .filter(entity -> !entity.name().equals("source_accounts"))
            .map(EntityFinding::name)
            .toList();
    if (!momentary.isEmpty()) {
      hints.add(
          "No mapping says since when the rows of "
              + String.join(", ", momentary)
              + " hold: they are known from their landing on, and no model learns from what they"
              + " were before. Deliver recorded_at where the source has a time of its last change.");
    }
  }

  private void customFields(List<String> hints) {
    conf.customFields()
        .forEach(
            (entity, fields) -> {
              Set<String> delivered = diagnosis.entity(entity).delivered();
              List<String> absent =
                  fields.stream()
                      .map(CustomField::name)
                      .filter(name -> !delivered.contains(name))
                      .toList();
              if (!absent.isEmpty() && !delivered.isEmpty()) {
                hints.add(
                    "custom-fields."
                        + entity
                        + " declares "
                        + String.join(", ", absent)
                        + ", which no mapping delivers.");
              }
              List<String> unknown =
                  fields.stream()
                      .filter(field -> field.known() == CustomField.Known.UNKNOWN)
                      .map(CustomField::name)
                      .toList();
              if (!unknown.isEmpty()) {
                hints.add(
                    "Nobody has said when "
                        + String.join(", ", unknown)
                        + " of "
                        + entity
                        + " is known, so it cannot train: set 'known' to at-creation or"
                        + " with-version, or sign for it under leakage.sign-offs.");
              }
            });
  }

  private void switches(List<String> hints) {
    for (ModelFinding model : diagnosis.models()) {
      if (!model.isEnabled() && model.feasibility().isScored()) {
        hints.add(
            "use-cases."
                + model.useCase()
                + " is switched off, though "
                + model.entity()
                + " is delivered.");
      }
    }
    List<String> idle =
        diagnosis.models().stream()
            .filter(model -> model.isEnabled() && !model.feasibility().isScored())
            .map(ModelFinding::useCase)
            .toList();
    if (!idle.isEmpty()) {
      hints.add(
          "Switch off what you have no data for, so that no page speaks of it: "
              + String.join(
                  ", ",
                  idle.stream().map(name -> "use-cases." + name + ".enabled = false").toList())
              + ".");
    }
  }
}

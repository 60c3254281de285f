package io.bowtie.doctor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The next three things to do, the most useful first. */
final class Steps {
  private static final int SHOWN = 3;

  private final Diagnosis diagnosis;
  private final Remarks remarks;
  private final String conf;

  Steps(Diagnosis diagnosis, Remarks remarks) {
    this.diagnosis = diagnosis;
    this.remarks = remarks;
    this.conf = String.valueOf(diagnosis.found().conf().file());
  }

  List<String> next() {
    List<String> steps = new ArrayList<>();
    mend().ifPresent(steps::add);
    read().ifPresent(steps::add);
    learn().ifPresent(steps::add);
    if (remarks.problems().isEmpty() && diagnosis.isAnythingComputed()) {
      steps.add(
          Math.min(steps.size(), SHOWN - 1),
          "Run a night and look at its data quality page first: ./bowtie nightly --conf "
              + conf
              + " --as-of "
              + diagnosis.found().asOf());
    }
    rates().ifPresent(steps::add);
    approve().ifPresent(steps::add);
    add().ifPresent(steps::add);
    customFields().ifPresent(steps::add);
    steps.add("Run this again after each change: ./bowtie doctor --conf " + conf);
    return steps.subList(0, Math.min(SHOWN, steps.size()));
  }

  private Optional<String> mend() {
    List<String> problems = remarks.problems();
    return problems.stream()
        .findFirst()
        .map(
            first ->
                "Mend what stops "
                    + (problems.size() == 1 ? "something" : "things, first this")
                    + ": "
                    + first);
  }

  private Optional<String> read() {
    return remarks.doubts().stream().findFirst().map(doubt -> "Make sure of " + doubt);
  }

  private Optional<String> learn() {
    return diagnosis.models().stream()
        .filter(model -> model.isScored() && !model.isLearned())
        .filter(model -> !model.feasibility().toLearn().isEmpty())
        .findFirst()
        .map(
            model ->
                "Deliver "
                    + Addition.named(model.feasibility().toLearn(), diagnosis.delivered())
                    + ", so that the "
                    + model.useCase()
                    + " model can be trained.");
  }

  private Optional<String> rates() {
    Set<String> unrated = remarks.unratedCurrencies();
    return unrated.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Deliver the entity fx_rates for "
                + String.join(", ", unrated)
                + ", or amounts in them are in no sum.");
  }

  private Optional<String> approve() {
    List<String> nobody = remarks.withoutApprover();
    return nobody.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Name who answers for "
                + String.join(", ", nobody)
                + " under governance, or nobody can promote a model.");
  }

  /** What brings the most features over all models. */
  private Optional<String> add() {
    Set<String> delivered = diagnosis.delivered();
    Map<String, Set<String>> brings = new HashMap<>();
    Map<String, Set<String>> columns = new HashMap<>();
    for (ModelFinding model : diagnosis.models()) {
      if (model.isScored()) {
        for (Addition addition : Addition.of(model, delivered)) {
          String key = String.join(" ", Addition.key(addition.columns(), delivered));
          columns.computeIfAbsent(key, it -> new TreeSet<>()).addAll(addition.columns());
          addition
              .brings()
              .forEach(
                  feature ->
                      brings
                          .computeIfAbsent(key, it -> new TreeSet<>())
                          .add(model.useCase() + " " + feature));
        }
      }
    }
    return brings.keySet().stream()
        .filter(key -> !key.isEmpty())
        .max(
            Comparator.comparing((String key) -> brings.get(key).size())
                .thenComparing(Comparator.reverseOrder()))
        .map(
            key ->
                "Deliver "
                    + Addition.named(columns.get(key), delivered)
                    + ": it brings the most, "
                    + brings.get(key).size()
                    + (brings.get(key).size() == 1 ? " feature." : " features."));
  }

  private Optional<String> customFields() {
    return diagnosis.found().sources().stream()
        .flatMap(
            source ->
                source.tables().stream()
                    .filter(table -> table.isRead() && !table.unread().isEmpty())
                    .map(
                        table ->
                            "Look through the columns of "
                                + source.source().name()
                                + "."
                                + table.table()
                                + " that no mapping uses for own fields (x_…)."))
        .findFirst();
  }
}

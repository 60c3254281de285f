package io.bowtie.doctor;

import io.bowtie.config.GateConf;
import io.bowtie.config.SourceConf.Landed;
import io.bowtie.feature.Feasibility;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The diagnosis in words, the most important first. */
final class Report {
  private final Diagnosis diagnosis;
  private final Remarks remarks;

  Report(Diagnosis diagnosis) {
    this.diagnosis = diagnosis;
    this.remarks = new Remarks(diagnosis);
  }

  String title() {
    return diagnosis.found().conf().company() + ", as of " + diagnosis.found().asOf();
  }

  List<Section> sections() {
    List<Section> all = new ArrayList<>();
    all.add(inShort());
    all.add(listed("What stops something", remarks.problems()));
    all.add(listed("What may be read wrongly", remarks.doubts()));
    all.add(models());
    all.add(kpis());
    all.add(entities());
    all.add(sources());
    all.add(unused());
    all.add(listed("What the configuration leaves open", remarks.hints()));
    all.add(steps());
    return all.stream().filter(section -> !section.items().isEmpty()).toList();
  }

  private static Section listed(String title, List<String> lines) {
    Section section = Section.of(title);
    lines.forEach(section::add);
    return section;
  }

  private Section inShort() {
    Section section = Section.of("In short");
    diagnosis.models().forEach(model -> section.add(model.useCase() + ": " + inShort(model)));
    long computed = diagnosis.kpis().stream().filter(KpiFinding::isComputed).count();
    section.add("KPIs: " + computed + " of " + diagnosis.kpis().size() + " can be computed");
    section.add("Days end at midnight in the time zone " + diagnosis.found().conf().timeZone());
    return section;
  }

  private String inShort(ModelFinding model) {
    if (!model.isEnabled()) {
      return "switched off in the conf";
    }
    if (!model.isScored()) {
      return diagnosis.entity(model.entity()).isBlocked()
          ? "no, because " + model.entity() + " is blocked"
          : "no, because no source delivers " + model.entity();
    }
    return (model.isLearned()
            ? "can be trained and scored"
            : "cannot be scored yet, since without a past neither model nor rule passes the gate")
        + ", with "
        + model.computed()
        + " of "
        + model.feasibility().features().size()
        + " features"
        + (model.unsigned().isEmpty()
            ? ""
            : " and " + model.unsigned().size() + " more once signed for");
  }

  private Section models() {
    Section section = Section.of("Models");
    for (ModelFinding model : diagnosis.models()) {
      if (model.isEnabled()) {
        section.add(model.useCase() + ": " + inShort(model) + ".");
        if (model.isScored()) {
          describe(model, section);
        } else {
          section.below(
              "Deliver the entity "
                  + model.entity()
                  + ", at least "
                  + String.join(
                      ", ", new TreeSet<>(diagnosis.entity(model.entity()).entity().required()))
                  + ".");
        }
      }
    }
    return section;
  }

  private void describe(ModelFinding model, Section section) {
    Feasibility feasibility = model.feasibility();
    if (!model.isLearned()) {
      section.below(
          feasibility.toLearn().isEmpty()
              ? "It cannot be trained: the past shows no case in which the event came and one in"
                  + " which it did not."
              : "To train it, deliver "
                  + Addition.named(feasibility.toLearn(), diagnosis.delivered())
                  + (hasTimes(feasibility.toLearn())
                      ? "; or let nights pass until landings reach back far enough."
                      : "."));
    }
    section.below(
        model.families().stream()
                .map(ModelFinding.FamilyCount::words)
                .collect(Collectors.joining("; "))
            + ".");
    if (!model.unsigned().isEmpty()) {
      section.below(
          "Nobody has said when these are known. They train once custom-fields says so, or"
              + " somebody signs for them in leakage.sign-offs."
              + model.useCase()
              + ": "
              + String.join(", ", model.unsigned())
              + ".");
    }
    for (Addition addition : Addition.of(model, diagnosis.delivered())) {
      section.below(
          (addition.words().isEmpty()
                  ? "Not to be had from silver as it is: "
                  : "Add " + addition.words() + " for ")
              + String.join(", ", addition.brings())
              + ".");
    }
    section.below(evidence(model));
  }

  private static boolean hasTimes(Set<String> columns) {
    return columns.stream().anyMatch(column -> column.endsWith(".recorded_at"));
  }

  private String evidence(ModelFinding model) {
    GateConf gate = diagnosis.found().conf().gate();
    String asked =
        String.format(
            Locale.ROOT,
            "The evidence gate asks for %,d events and %,d others in the test windows of %d cuts",
            gate.minimumEvents(),
            gate.minimumNonEvents(),
            gate.minimumOrigins());
    return model
        .outcomes()
        .map(
            known ->
                asked
                    + String.format(
                        Locale.ROOT,
                        "; silver knows %,d events and %,d others in all%s.",
                        known.events(),
                        known.others(),
                        known.events() < gate.minimumEvents()
                                || known.others() < gate.minimumNonEvents()
                            ? ", which is too few"
                            : ""))
        .orElse(
            asked + "; whether there are as many is not known before a first ingest and conform.");
  }

  private Section kpis() {
    Section section = Section.of("KPIs");
    List<String> computed =
        diagnosis.kpis().stream().filter(KpiFinding::isComputed).map(KpiFinding::name).toList();
    if (!computed.isEmpty()) {
      section.add("Can be computed: " + String.join(", ", computed) + ".");
    }
    Map<Set<String>, Set<String>> columns = new HashMap<>();
    Map<Set<String>, List<String>> missing = new HashMap<>();
    diagnosis.kpis().stream()
        .filter(kpi -> !kpi.isComputed())
        .forEach(
            kpi -> {
              Set<String> key = Addition.key(kpi.needs(), diagnosis.delivered());
              columns.computeIfAbsent(key, it -> new TreeSet<>()).addAll(kpi.needs());
              missing.computeIfAbsent(key, it -> new ArrayList<>()).add(kpi.name());
            });
    missing.entrySet().stream()
        .map(
            entry ->
                "Add "
                    + Addition.named(columns.get(entry.getKey()), diagnosis.delivered())
                    + " for "
                    + String.join(", ", entry.getValue())
                    + ".")
        .sorted()
        .forEach(section::add);
    return section;
  }

  private Section entities() {
    Section section = Section.of("Entities");
    Map<String, Set<String>> costs = costs();
    List<String> others = new ArrayList<>();
    for (EntityFinding entity : diagnosis.entities()) {
      if (entity.mappings().isEmpty()) {
        others.add(entity.name());
        continue;
      }
      section.add(
          entity.name()
              + ": "
              + (entity.isBlocked()
                  ? "blocked"
                  : entity.deliveredWidth() + " of " + entity.width() + " columns")
              + ", from "
              + entity.mappings().stream()
                  .map(mapping -> mapping.source() + " (" + mapping.file() + ")")
                  .collect(Collectors.joining(", "))
              + ".");
      if (entity.isDelivered()) {
        describe(entity, costs, section);
      }
    }
    if (!others.isEmpty()) {
      section.add("No source delivers " + String.join(", ", others) + ".");
    }
    return section;
  }

  private static void describe(
      EntityFinding entity, Map<String, Set<String>> costs, Section section) {
    List<String> costly =
        entity.absent().stream()
            .filter(column -> costs.containsKey(entity.name() + "." + column))
            .toList();
    costly.forEach(
        column ->
            section.below(
                column
                    + " is absent, which costs "
                    + String.join(", ", costs.get(entity.name() + "." + column))
                    + "."));
    List<String> free =
        entity.absent().stream()
            .filter(column -> !costly.contains(column))
            .filter(column -> !entity.isResolvedByIdentity(column))
            .toList();
    if (!free.isEmpty()) {
      section.below(
          "Absent, at no cost to a model or KPI of today: " + String.join(", ", free) + ".");
    }
  }

  /** Features and KPIs that rest on an absent column, by {@code entity.column}. */
  private Map<String, Set<String>> costs() {
    Map<String, Set<String>> costs = new HashMap<>();
    for (ModelFinding model : diagnosis.models()) {
      if (model.isScored()) {
        model
            .feasibility()
            .lost()
            .forEach(
                lost ->
                    lost.needs()
                        .forEach(
                            need ->
                                costs
                                    .computeIfAbsent(need, it -> new TreeSet<>())
                                    .add(lost.feature().name())));
      }
    }
    diagnosis
        .kpis()
        .forEach(
            kpi ->
                kpi.needs()
                    .forEach(
                        need ->
                            costs.computeIfAbsent(need, it -> new TreeSet<>()).add(kpi.name())));
    return costs;
  }

  private Section sources() {
    Section section = Section.of("Sources");
    for (SourceFound source : diagnosis.found().sources()) {
      section.add(
          source.source().name()
              + " ("
              + source.source().system().name().toLowerCase(Locale.ROOT)
              + ", "
              + source.source().format().name().toLowerCase(Locale.ROOT)
              + "): "
              + source.source().location());
      source.tables().forEach(table -> section.below(words(source, table)));
    }
    return section;
  }

  private static String words(SourceFound source, RawTableFound table) {
    List<String> parts = new ArrayList<>();
    parts.add(table.files() == 1 ? "1 file" : table.files() + " files");
    table.newest().ifPresent(day -> parts.add("the newest of " + day));
    table.rows().map(RowCount::words).ifPresent(parts::add);
    if (!table.columns().isEmpty()) {
      parts.add(table.columns().size() + (table.columns().size() == 1 ? " column" : " columns"));
    }
    if (!table.isRead()) {
      parts.add("no mapping reads it");
    }
    if (!table.faults().isEmpty()) {
      parts.add("see above");
    }
    String shown =
        source.source().landed() == Landed.NOT_SHOWN && table.files() > 0
            ? " (landings not shown)"
            : "";
    return table.table() + ": " + String.join(", ", parts) + shown;
  }

  private Section unused() {
    Section section = Section.of("Columns that no mapping uses, candidates for own fields");
    for (SourceFound source : diagnosis.found().sources()) {
      for (RawTableFound table : source.tables()) {
        if (!table.unread().isEmpty() && table.isRead()) {
          section.add(
              source.source().name()
                  + "."
                  + table.table()
                  + ": "
                  + String.join(", ", table.unread()));
        }
      }
    }
    return section;
  }

  private Section steps() {
    Section section = Section.of("Next steps");
    List<String> next = new Steps(diagnosis, remarks).next();
    IntStream.range(0, next.size())
        .forEach(place -> section.add((place + 1) + ". " + next.get(place)));
    return section;
  }

  List<String> nextSteps() {
    return new Steps(diagnosis, remarks).next();
  }

  Remarks remarks() {
    return remarks;
  }
}

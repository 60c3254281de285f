package io.bowtie.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The diagnosis as one JSON object. */
final class DiagnosisJson {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private DiagnosisJson() {}

  static String of(Diagnosis diagnosis) {
    Report report = new Report(diagnosis);
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("company", diagnosis.found().conf().company());
    all.put("as_of", diagnosis.found().asOf().toString());
    all.put("exit_code", diagnosis.exitCode().code());
    all.put("problems", report.remarks().problems());
    all.put("doubts", report.remarks().doubts());
    all.put("models", diagnosis.models().stream().map(model -> of(diagnosis, model)).toList());
    all.put("kpis", diagnosis.kpis().stream().map(DiagnosisJson::of).toList());
    all.put("entities", diagnosis.entities().stream().map(DiagnosisJson::of).toList());
    all.put("sources", diagnosis.found().sources().stream().map(DiagnosisJson::of).toList());
    all.put("hints", report.remarks().hints());
    all.put("next_steps", report.nextSteps());
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(all)
          + System.lineSeparator();
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("A diagnosis is texts and numbers", impossible);
    }
  }

  private static Map<String, Object> of(Diagnosis diagnosis, ModelFinding model) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("use_case", model.useCase());
    object.put("enabled", model.isEnabled());
    object.put("can_be_scored", model.isScored());
    object.put("can_be_trained", model.isLearned());
    object.put("needed_to_train", new TreeSet<>(model.feasibility().toLearn()));
    object.put("features", model.feasibility().features().size());
    Map<String, Object> families = new LinkedHashMap<>();
    if (model.feasibility().isScored()) {
      model
          .families()
          .forEach(
              count ->
                  families.put(
                      count.family().word(),
                      new TreeMap<>(Map.of("features", count.features(), "lost", count.lost()))));
    }
    object.put("families", families);
    List<Map<String, Object>> additions = new ArrayList<>();
    for (Addition addition : Addition.of(model, diagnosis.delivered())) {
      Map<String, Object> brings = new LinkedHashMap<>();
      brings.put("add", new TreeSet<>(addition.columns()));
      brings.put("features", addition.brings());
      additions.add(brings);
    }
    object.put("additions", additions);
    model
        .outcomes()
        .ifPresent(
            known -> {
              object.put("known_events", known.events());
              object.put("known_others", known.others());
            });
    object.put("approvers", model.approvers());
    return object;
  }

  private static Map<String, Object> of(KpiFinding kpi) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("kpi", kpi.name());
    object.put("can_be_computed", kpi.isComputed());
    object.put("needs", new TreeSet<>(kpi.needs()));
    return object;
  }

  private static Map<String, Object> of(EntityFinding entity) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("entity", entity.name());
    object.put("delivered", entity.isDelivered());
    object.put("blocked", entity.isBlocked());
    object.put(
        "mappings",
        entity.mappings().stream()
            .map(it -> new TreeMap<>(Map.of("source", it.source(), "file", it.file())))
            .toList());
    object.put("columns", new TreeSet<>(entity.delivered()));
    object.put("absent", entity.isDelivered() ? entity.absent() : List.of());
    object.put("problems", entity.problems());
    return object;
  }

  private static Map<String, Object> of(SourceFound source) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("source", source.source().name());
    object.put("location", source.source().location());
    object.put("tables", source.tables().stream().map(DiagnosisJson::of).toList());
    return object;
  }

  private static Map<String, Object> of(RawTableFound table) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("table", table.table());
    object.put("place", table.place());
    object.put("files", table.files());
    table.newest().ifPresent(day -> object.put("newest_landing", day.toString()));
    table
        .rows()
        .ifPresent(
            rows -> {
              object.put("rows", rows.rows());
              object.put("rows_are_exact", rows.isExact());
            });
    object.put("columns", table.columns());
    object.put("read_by_a_mapping", table.isRead());
    object.put("unused_columns", table.isRead() ? table.unread() : List.of());
    object.put("faults", table.faults());
    object.put("doubts", table.doubts());
    return object;
  }
}

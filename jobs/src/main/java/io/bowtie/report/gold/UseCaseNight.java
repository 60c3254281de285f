package io.bowtie.report.gold;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a night holds about one use case.
 *
 * @param scores tonight's scores by basis and band
 * @param advice the first recommendations
 * @param approvals how many recommendations need which approval
 * @param models every version trained by tonight, oldest first
 * @param events promotions and rollbacks in their order
 * @param evidence of the versions that pages are written about, the one in use first
 */
public record UseCaseNight(
    String useCase,
    List<ScoreCount> scores,
    Bounded<AdviceRow> advice,
    List<ApprovalCount> approvals,
    List<ModelRow> models,
    List<EventRow> events,
    List<Evidence> evidence) {

  public UseCaseNight {
    scores = List.copyOf(scores);
    approvals = List.copyOf(approvals);
    models = List.copyOf(models);
    events = List.copyOf(events);
    evidence = List.copyOf(evidence);
  }

  /** The version that was champion on the night; empty where rules score or nothing does. */
  public Optional<ModelRow> champion() {
    return championOf(models, events);
  }

  /** The version trained last. */
  public Optional<ModelRow> newest() {
    return models.isEmpty() ? Optional.empty() : Optional.of(models.get(models.size() - 1));
  }

  /** Everything scored tonight. */
  public long scored() {
    return scores.stream().mapToLong(ScoreCount::entities).sum();
  }

  static Optional<ModelRow> championOf(List<ModelRow> models, List<EventRow> events) {
    return events.isEmpty()
        ? Optional.empty()
        : models.stream()
            .filter(model -> model.version().equals(events.get(events.size() - 1).version()))
            .findFirst();
  }

  /** The versions that pages are written about: the champion, and the newest beside it. */
  static List<ModelRow> shown(List<ModelRow> models, List<EventRow> events) {
    List<ModelRow> newest = models.isEmpty() ? List.of() : List.of(models.get(models.size() - 1));
    return Stream.concat(championOf(models, events).stream(), newest.stream()).distinct().toList();
  }
}

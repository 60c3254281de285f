package io.bowtie.report.gold;

import io.bowtie.contract.AsOf;
import java.util.List;
import java.util.Objects;

/** Everything a report says about a night. */
public record Night(
    AsOf asOf,
    List<UseCaseNight> useCases,
    WatchNight watch,
    PipelineNight pipeline,
    QualityNight quality,
    GovernanceNight governance) {

  public Night {
    Objects.requireNonNull(asOf);
    Objects.requireNonNull(watch);
    Objects.requireNonNull(pipeline);
    Objects.requireNonNull(quality);
    Objects.requireNonNull(governance);
    useCases = List.copyOf(useCases);
  }
}

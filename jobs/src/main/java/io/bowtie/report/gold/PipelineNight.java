package io.bowtie.report.gold;

import java.util.List;

/** Velocity and key figures of a night. */
public record PipelineNight(List<VelocityRow> velocities, List<KpiRow> kpis) {

  public PipelineNight {
    velocities = List.copyOf(velocities);
    kpis = List.copyOf(kpis);
  }
}

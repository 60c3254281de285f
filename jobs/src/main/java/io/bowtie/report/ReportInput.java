package io.bowtie.report;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.Tables;
import io.bowtie.report.card.CardContext;
import io.bowtie.report.page.Boundary;
import io.bowtie.report.page.NotComputed;
import java.util.List;
import java.util.Objects;

/**
 * What a report is made from.
 *
 * @param tables gold, and silver for the names of deals and accounts
 * @param asOf the night
 * @param runId of the run that writes; it appears on the first page alone, so that other pages of a
 *     rerun are equal byte by byte
 * @param settings of pages
 * @param useCases the use cases to report, in order, with what people say about them
 * @param boundary where Bowtie's word ends
 * @param notComputed what other jobs left out, and why
 */
public record ReportInput(
    Tables tables,
    AsOf asOf,
    String runId,
    ReportSettings settings,
    List<CardContext> useCases,
    Boundary boundary,
    List<NotComputed> notComputed) {

  public ReportInput {
    Objects.requireNonNull(tables);
    Objects.requireNonNull(asOf);
    Objects.requireNonNull(runId);
    Objects.requireNonNull(settings);
    Objects.requireNonNull(boundary);
    useCases = List.copyOf(useCases);
    notComputed = List.copyOf(notComputed);
  }
}

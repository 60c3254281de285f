package io.bowtie.report.page;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.TableContract;
import io.bowtie.report.gold.GovernanceNight;
import io.bowtie.report.gold.ModelRow;
import io.bowtie.report.gold.Night;
import io.bowtie.report.gold.UseCaseNight;
import io.bowtie.report.view.Cell;
import io.bowtie.report.view.Chip;
import io.bowtie.report.view.Held;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The use case that a review is about, and the night that it ends with.
 *
 * @param boundary where Bowtie's word ends
 */
record Reviewed(Night night, UseCaseNight useCase, Boundary boundary) {

  String name() {
    return useCase.useCase();
  }

  AsOf asOf() {
    return night.asOf();
  }

  GovernanceNight governance() {
    return night.governance();
  }

  /** The first day that the review looks back on, as 2026-06-03. */
  String from() {
    return GovernanceNight.from(night.asOf()).toString();
  }

  /** Rows of tonight. */
  Held tonight(TableContract table, String... further) {
    return held(table, Held.isDay("as_of", asOf().toString()), further);
  }

  /** Rows of the days that the review looks back on. */
  Held window(TableContract table, String... further) {
    return held(table, Held.isBetween("as_of", from(), asOf().toString()), further);
  }

  private Held held(TableContract table, String days, String... further) {
    List<String> conditions = new ArrayList<>();
    conditions.add(Held.is("use_case", name()));
    conditions.add(days);
    conditions.addAll(List.of(further));
    return Held.in(table, conditions.toArray(String[]::new));
  }

  /**
   * When an outcome can first be known, as a sentence.
   *
   * @param firstAdvised the first day of the advice
   */
  String firstOutcome(Optional<String> firstAdvised) {
    Optional<ModelRow> model = useCase.champion().or(useCase::newest);
    if (model.isEmpty() || firstAdvised.isEmpty()) {
      return "An outcome is final once the horizon of the use case has passed since the advice.";
    }
    int horizon = model.get().horizonDays();
    return "The horizon is "
        + horizon
        + " days, so that outcomes of the first advice, of "
        + firstAdvised.get()
        + ", are final on "
        + LocalDate.parse(firstAdvised.get()).plusDays(horizon)
        + " at the earliest.";
  }

  static Cell cell(Chip chip) {
    return Cell.toned(chip.text(), chip.tone());
  }
}

package io.bowtie.report.view;

import java.util.List;

/**
 * A section of a page.
 *
 * @param id its anchor
 * @param title a question or a noun
 * @param text how to read it, or why there is nothing
 * @param held where its numbers are
 */
public record Part(
    String id,
    String title,
    String text,
    List<Fact> facts,
    List<Chart> charts,
    List<Grid> grids,
    List<Held> held) {

  public Part {
    facts = List.copyOf(facts);
    charts = charts.stream().filter(chart -> !chart.isEmpty()).toList();
    grids = grids.stream().filter(grid -> !grid.isEmpty()).toList();
    held = List.copyOf(held);
  }

  public static Part of(String id, String title, String text, Held... held) {
    return new Part(id, title, text, List.of(), List.of(), List.of(), List.of(held));
  }

  public Part facts(List<Fact> more) {
    return new Part(id, title, text, more, charts, grids, held);
  }

  public Part charts(List<Chart> more) {
    return new Part(id, title, text, facts, more, grids, held);
  }

  public Part grids(List<Grid> more) {
    return new Part(id, title, text, facts, charts, more, held);
  }

  /** The same; where it has nothing to show, this text says why. */
  public Part orElse(String reason) {
    return isEmpty() ? new Part(id, title, reason, facts, charts, grids, held) : this;
  }

  /** Whether it has nothing to show but its text. */
  public boolean isEmpty() {
    return facts.isEmpty() && charts.isEmpty() && grids.isEmpty();
  }
}

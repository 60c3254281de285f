package io.bowtie.report.page;

import io.bowtie.contract.AsOf;
import io.bowtie.report.view.UseCaseWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What surrounds every page.
 *
 * @param company whose numbers they are
 * @param asOf the night
 * @param title the page's heading
 * @param lede one or two sentences on what the page answers
 * @param file the page's own file
 * @param links to the other pages
 */
public record Frame(
    String company, AsOf asOf, String title, String lede, String file, List<Link> links) {

  public Frame {
    Objects.requireNonNull(asOf);
    links = List.copyOf(links);
  }

  /**
   * A link in the navigation.
   *
   * @param isHere whether it leads to the page it stands on
   */
  public record Link(String file, String text, boolean isHere) {}

  /** The frame of one page of a night with these use cases. */
  static Frame of(
      String company, AsOf asOf, String title, String lede, String file, List<String> useCases) {
    List<Link> links = new ArrayList<>();
    links.add(link(IndexPage.FILE, "Tonight", file));
    useCases.forEach(
        useCase ->
            links.add(
                link(
                    EvidencePage.file(useCase),
                    "Evidence: " + UseCaseWords.of(useCase).title(),
                    file)));
    useCases.forEach(
        useCase ->
            links.add(
                link(
                    ReviewPage.file(useCase),
                    "Review: " + UseCaseWords.of(useCase).title(),
                    file)));
    links.add(link(TrainingPage.FILE, "Training", file));
    links.add(link(LeakagePage.FILE, "Leakage ledger", file));
    links.add(link(ThresholdsPage.FILE, "Thresholds", file));
    links.add(link(DriftPage.FILE, "Drift", file));
    links.add(link(PipelinePage.FILE, "Pipeline", file));
    links.add(link(QualityPage.FILE, "Data quality", file));
    return new Frame(company, asOf, title, lede, file, links);
  }

  private static Link link(String target, String text, String here) {
    return new Link(target, text, target.equals(here));
  }
}

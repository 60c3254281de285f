package io.bowtie.job;

import io.bowtie.contract.NearestWord;
import io.bowtie.contract.OperatorError;
import java.util.List;

/** The night's jobs, in the order in which they run. */
public final class JobCatalog {
  private static final List<Job> NIGHT =
      List.of(
          new IngestJob(),
          new ConformJob(),
          new ObserveJob(),
          new TrainJob(),
          new ScoreJob(),
          new RecommendJob(),
          new MeasureJob(),
          new ReportJob(),
          new PublishJob());

  private JobCatalog() {}

  /** The night from the first job to the publication. */
  public static List<Job> night() {
    return NIGHT;
  }

  /** The jobs' names, in order. */
  public static List<String> names() {
    return NIGHT.stream().map(Job::name).toList();
  }

  /**
   * The job of that name.
   *
   * @throws OperatorError of usage, with the nearest name
   */
  public static Job named(String name) {
    return NIGHT.stream()
        .filter(job -> job.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                OperatorError.usage("'" + name + "' is not a job")
                    .remedy(
                        NearestWord.to(name, names())
                            .map(word -> "Did you mean '" + word + "'?")
                            .orElse("The jobs are " + String.join(", ", names()) + ".")));
  }
}

package io.bowtie.bench;

import io.bowtie.config.BowtieConf;
import io.bowtie.feature.Feature;
import io.bowtie.feature.UseCase;
import io.bowtie.feature.UseCases;
import io.bowtie.job.Workspace;
import io.bowtie.model.BesideMllib;
import io.bowtie.scoring.Basis;
import io.bowtie.scoring.Score;
import io.bowtie.scoring.ScoreSettings;
import io.bowtie.store.SparkSessions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What reasons cost: a night's scoring with everything that a score row says, against what MLlib's
 * own model takes to score the same rows without a word. Both read what is cached and write every
 * column they made to nowhere. MLlib is given its vectors ready; Bowtie makes them from the row.
 */
public final class ReasonsBench {
  private static final String USE_CASE = "deal";
  private static final long FIT_ROWS = 50_000;

  private final BowtieConf conf;
  private final Contest contest;
  private final Consumer<String> say;

  /**
   * A bench.
   *
   * @param conf whose grids are fitted, at their last points
   * @param rounds that count
   */
  public ReasonsBench(BowtieConf conf, int rounds, Consumer<String> say) {
    this.conf = conf;
    this.contest = new Contest(Workspace.machine(), rounds);
    this.say = say;
  }

  /** Fits each algorithm and scores that many rows with it. */
  public void run(long rows) {
    SparkSession spark = SparkSessions.open();
    try {
      UseCase useCase = UseCases.of(USE_CASE, conf.useCases().get(USE_CASE));
      List<Feature> features = UseCases.features(useCase, Map.of());
      Dataset<Row> fitRows =
          GeneratedRows.of(spark, USE_CASE, features, FIT_ROWS, conf.seed()).localCheckpoint();
      List<BesideMllib> fits = BesideMllib.fit(fitRows, features, conf.train(), conf.seed());
      Dataset<Row> scored =
          fits.get(0)
              .withVectors(GeneratedRows.of(spark, USE_CASE, features, rows, -conf.seed()))
              .cache();
      say.accept(
          String.format(
              Locale.ROOT,
              "%,d rows of %d features, %d columns of the vector; seconds are medians of %d rounds",
              scored.count(),
              features.size(),
              fits.get(0).kept().encoding().width(),
              contest.rounds()));
      fits.forEach(fit -> say.accept(line(fit, useCase, scored)));
    } finally {
      spark.stop();
    }
  }

  private String line(BesideMllib fit, UseCase useCase, Dataset<Row> rows) {
    Map<String, ScoreSettings> settings =
        Map.of(
            USE_CASE,
            ScoreSettings.of(useCase, new Basis.Promoted("bench", fit.untested()), conf, Set.of()));
    Dataset<Row> observations = rows.drop("features");
    Contest.Result result =
        contest.run(
            () -> write(Score.scored(observations, settings)),
            () ->
                write(
                    fit.mllib().transform(rows.select("entity_id", "features")).drop("features")));
    return String.format(
        Locale.ROOT,
        "%-24s with reasons %.2f s, MLlib's transform %.2f s: %.2f times (%.2f to %.2f)",
        fit.kept().algorithm().word(),
        result.ours(),
        result.theirs(),
        result.ratio(),
        result.lowest(),
        result.highest());
  }

  private static void write(Dataset<Row> rows) {
    rows.write().format("noop").mode("overwrite").save();
  }
}

package io.bowtie.bench;

import io.bowtie.config.BowtieConf;
import io.bowtie.contract.BusinessZone;
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
 * What reasons cost, against what MLlib's own model takes to score the same rows without a word:
 * once from the vectors that MLlib is given, and once a night's whole score rows, with sentences
 * and caveats, from observations. All sides read what is cached and write every column they made to
 * nowhere.
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

  /**
   * Fits each algorithm and scores that many rows with it.
   *
   * @param isWithScoreRows whether a night's whole score rows are measured as well
   */
  public void run(long rows, boolean isWithScoreRows) {
    SparkSession spark = SparkSessions.open(BusinessZone.UTC);
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
      for (BesideMllib fit : fits) {
        measureReasons(fit, scored);
        if (isWithScoreRows) {
          measureScoreRows(fit, useCase, scored);
        }
      }
    } finally {
      spark.stop();
    }
  }

  private void measureReasons(BesideMllib fit, Dataset<Row> rows) {
    say(
        fit,
        "top five reasons from the same vectors",
        contest.run(
            () -> write(TopReasons.of(vectors(rows), fit.kept())), () -> transform(fit, rows)));
  }

  private void measureScoreRows(BesideMllib fit, UseCase useCase, Dataset<Row> rows) {
    Basis basis = new Basis.Promoted("bench", fit.untested());
    Map<String, ScoreSettings> settings =
        Map.of(USE_CASE, ScoreSettings.of(useCase, basis, conf, Set.of()));
    Dataset<Row> observations = rows.drop("features");
    say(
        fit,
        "a night's score rows from observations",
        contest.run(() -> write(Score.scored(observations, settings)), () -> transform(fit, rows)));
  }

  private static Dataset<Row> vectors(Dataset<Row> rows) {
    return rows.select("entity_id", "features");
  }

  private static void transform(BesideMllib fit, Dataset<Row> rows) {
    write(fit.mllib().transform(vectors(rows)).drop("features"));
  }

  private void say(BesideMllib fit, String what, Contest.Result result) {
    say.accept(
        String.format(
            Locale.ROOT,
            "%s, %s: %.2f s, MLlib's transform %.2f s, ratio %.2f (%.2f to %.2f)",
            fit.kept().algorithm().word(),
            what,
            result.ours(),
            result.theirs(),
            result.ratio(),
            result.lowest(),
            result.highest()));
  }

  private static void write(Dataset<Row> rows) {
    rows.write().format("noop").mode("overwrite").save();
  }
}

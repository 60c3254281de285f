package io.bowtie.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import io.bowtie.config.Mode;
import io.bowtie.contract.TableContract;
import io.bowtie.governance.GovernanceTables;
import io.bowtie.recommendation.RecommendationTables;
import io.bowtie.scoring.ScoringTables;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Takes back, before a night becomes visible, what use cases that are not live have in the tables
 * of users: a use case can be stopped after its scores were written.
 */
final class Withdrawal {
  private static final List<TableContract> OF_USERS =
      List.of(
          ScoringTables.SCORES,
          ScoringTables.SCORE_REASONS,
          RecommendationTables.RECOMMENDATIONS,
          // Beside advice that is taken back nobody can be said to be held out.
          RecommendationTables.HELD_OUT);

  private Withdrawal() {}

  /** The tables that it may change, of those that pages show. */
  static List<String> tables() {
    return Stream.concat(OF_USERS.stream(), Stream.of(GovernanceTables.USE_CASE_STATUS))
        .map(TableContract::qualifiedName)
        .toList();
  }

  /**
   * Empties the night's rows of use cases that are not live.
   *
   * @return a sentence for each use case that is not live
   */
  static List<String> of(RunContext context) {
    UseCaseModes modes = UseCaseModes.read(context);
    List<String> said = new ArrayList<>();
    modes
        .tonight()
        .forEach(
            (useCase, mode) -> {
              if (mode.mode() != Mode.LIVE) {
                said.add(useCase + " is " + mode.mode().word() + ". " + mode.reason());
              }
            });
    if (!said.isEmpty()) {
      OF_USERS.forEach(table -> withdraw(context, table, modes.isLive()));
      if (!modes.isWritten(context)) {
        modes.writeStatus(context);
      }
    }
    return List.copyOf(said);
  }

  private static void withdraw(RunContext context, TableContract table, Column isLive) {
    if (!context.store().exists(table)) {
      return;
    }
    Dataset<Row> tonight =
        context.store().read(table).where(col("as_of").equalTo(lit(context.asOf().date())));
    if (!tonight.where(not(isLive)).isEmpty()) {
      context.store().replaceAsOf(table, context.asOf(), tonight.where(isLive));
    }
  }
}

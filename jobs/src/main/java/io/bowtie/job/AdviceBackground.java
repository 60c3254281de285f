package io.bowtie.job;

import static org.apache.spark.sql.functions.col;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.Tables;
import io.bowtie.scoring.ScoringTables;
import io.bowtie.silver.Owners;
import io.bowtie.silver.SilverAsOf;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What stood behind advice on its first night.
 *
 * @param basis model or rules; empty when the score is not known
 * @param model its version; empty where rules spoke
 * @param team of the owner, unknown if none, as are segment and source
 * @param segment of the account
 * @param source of the lead
 */
record AdviceBackground(
    Optional<String> basis, Optional<String> model, String team, String segment, String source) {
  private static final String UNKNOWN = "unknown";

  /** Behind advice whose score no table has. */
  static final AdviceBackground NOTHING =
      new AdviceBackground(Optional.empty(), Optional.empty(), UNKNOWN, UNKNOWN, UNKNOWN);

  /**
   * What the scores of those nights say.
   *
   * @param advice of any nights; none is fine
   * @param night whose owners name the teams
   */
  static Map<AdviceLook, AdviceBackground> of(Tables tables, List<AdviceGiven> advice, AsOf night) {
    Map<AdviceLook, AdviceBackground> behind = new HashMap<>();
    if (advice.isEmpty()) {
      return behind;
    }
    List<LocalDate> nights =
        advice.stream().map(AdviceGiven::advisedOn).distinct().sorted().toList();
    Dataset<Row> looks =
        AdviceLook.table(tables, advice)
            .select(col("entity_id"), col("landmark").as("as_of"))
            .distinct();
    Dataset<Row> teams = SilverAsOf.latest(tables, Owners.ENTITY, night).select("owner_id", "team");
    ScoringTables.allScores(tables)
        .where(col("as_of").isInCollection(nights))
        .join(looks, new String[] {"entity_id", "as_of"}, "left_semi")
        .join(teams, new String[] {"owner_id"}, "left_outer")
        .select(
            "use_case", "entity_id", "as_of", "basis", "model_version", "team", "segment", "source")
        .collectAsList()
        .forEach(
            row ->
                behind.put(
                    new AdviceLook(row.getString(0), row.getString(1), row.getAs(2)), of(row)));
    return behind;
  }

  /** From a row of scores with the team, or of outcomes. */
  static AdviceBackground of(Row row) {
    return new AdviceBackground(
        Optional.ofNullable(row.getAs("basis")),
        Optional.ofNullable(row.getAs("model_version")),
        level(row.getAs("team")),
        level(row.getAs("segment")),
        level(row.getAs("source")));
  }

  private static String level(String text) {
    return text == null || text.isBlank() ? UNKNOWN : text;
  }
}

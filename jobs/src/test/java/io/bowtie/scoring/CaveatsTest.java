package io.bowtie.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.config.BandConf;
import io.bowtie.model.Calibrator;
import io.bowtie.model.ModelArtifact;
import io.bowtie.model.Models;
import io.bowtie.model.PeerRates;
import java.util.HashMap;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class CaveatsTest {
  private static final Basis RULES =
      new Basis.Rules(
          new ModelArtifact(
              Models.linear(),
              new Calibrator.Platt(0, 1, 100),
              List.of(),
              Models.baseline(),
              List.of(),
              PeerRates.NONE));
  private static final Row OLD_ENOUGH =
      new GenericRowWithSchema(
          new Object[] {30.0}, new StructType().add("age_days", DataTypes.DoubleType));

  @Test
  void shouldSayThatAScoreRestsOnDataThatIsHeldBackOrLate() {
    assertThat(Caveats.of(OLD_ENOUGH, settings(false))).containsExactly(Caveat.RULES_ONLY);
    assertThat(Caveats.of(OLD_ENOUGH, settings(true)))
        .containsExactlyInAnyOrder(Caveat.RULES_ONLY, Caveat.STALE_SOURCE);
  }

  private static ScoreSettings settings(boolean isOnStaleData) {
    return new ScoreSettings(
        RULES, new BandConf(0.6, 0.3, 0.1), 365, isOnStaleData, new HashMap<>());
  }
}

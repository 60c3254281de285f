package io.bowtie.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bowtie.contract.AsOf;
import io.bowtie.model.Calibrator;
import io.bowtie.model.ModelArtifact;
import io.bowtie.model.Models;
import io.bowtie.model.PeerRate;
import io.bowtie.model.registry.RegisteredModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class BasisTest {
  private static final Map<String, ReasonWords> WORDS =
      Map.of(
          "meetings", words("engagement", "%s meetings", "meetings"),
          "segment", words("fit", "In segment %s", "category"));
  private static final ModelArtifact ARTIFACT =
      new ModelArtifact(
          Models.linear(),
          new Calibrator.Platt(0, 1, 100),
          List.of(),
          Models.baseline(),
          List.of(),
          Models.peers());

  @Test
  void shouldGiveReasonsThatSumToTheExplainedValue() {
    SplittableRandom random = new SplittableRandom(5);
    for (Basis basis : List.of(new Basis.Promoted("v1", ARTIFACT), new Basis.Rules(ARTIFACT))) {
      for (int i = 0; i < 300; i++) {
        Row row = Models.randomRow(random);

        Reasoned reasoned = basis.score(row, WORDS);

        double sum = reasoned.reasons().stream().mapToDouble(Reason::contribution).sum();
        assertThat(sum).isEqualTo(reasoned.explainedValue(), within(1e-9));
      }
    }
  }

  @Test
  void shouldOrderReasonsByWeightAndSayTheEntitysValueBesideTheTypicalOne() {
    List<Reason> reasons =
        new Basis.Promoted("v1", ARTIFACT).score(Models.row(7.0, "smb"), WORDS).reasons();

    assertThat(reasons)
        .extracting(Reason::code)
        .containsExactly("STARTING_POINT", "meetings", "segment", "OTHER_FACTORS");
    assertThat(reasons).extracting(Reason::position).containsExactly(0, 1, 2, 6);
    assertThat(reasons.get(1).sentence())
        .isEqualTo(
            "7 meetings (typical: 1.72); 40 % of deals like this were won, 13 % of the others");
    assertThat(reasons.get(1).peers()).contains(new PeerRate(0.4, 14.0 / 110, 90));
    assertThat(reasons.get(2).peers()).isEmpty();
    assertThat(reasons.get(2).sentence()).isEqualTo("In segment smb");
  }

  @Test
  void shouldKnowNoPeersOfAValueUnlikeAnyInTraining() {
    List<Reason> reasons =
        new Basis.Promoted("v1", ARTIFACT).score(Models.row(306.0, "smb"), WORDS).reasons();

    assertThat(reasons.get(1).sentence()).isEqualTo("306 meetings (typical: 1.72)");
    assertThat(reasons.get(1).peers()).isEmpty();
  }

  @Test
  void shouldSayUnknownForAMissingValue() {
    assertThat(new Basis.Promoted("v1", ARTIFACT).score(Models.row(null, "smb"), WORDS).reasons())
        .anyMatch(reason -> reason.sentence().startsWith("unknown meetings"));
  }

  @Test
  void shouldScoreByTheChampionThenByTheBaselineAndNotAtAllWhenTheGateAbstains() {
    Optional<RegisteredModel> published = registered("publish");
    Optional<RegisteredModel> abstained = registered("abstain");

    assertThat(Basis.of(published, abstained)).get().extracting(Basis::word).isEqualTo("model");
    assertThat(Basis.of(Optional.empty(), published))
        .get()
        .extracting(Basis::word)
        .isEqualTo("rules");
    assertThat(Basis.of(Optional.empty(), abstained)).isEmpty();
    assertThat(Basis.of(Optional.empty(), Optional.empty())).isEmpty();
  }

  private static ReasonWords words(String family, String sentence, String unit) {
    return new ReasonWords(family, sentence, unit, OutcomeWords.of("deal"));
  }

  private static Optional<RegisteredModel> registered(String verdict) {
    return Optional.of(
        new RegisteredModel(
            "deal", "v1", AsOf.parse("2026-06-28"), verdict, List.of(), ARTIFACT.toJson()));
  }
}

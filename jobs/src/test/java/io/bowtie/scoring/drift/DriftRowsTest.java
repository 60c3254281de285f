package io.bowtie.scoring.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bowtie.contract.AsOf;
import io.bowtie.contract.TableContract;
import io.bowtie.evaluation.DriftLimits;
import io.bowtie.feature.Family;
import io.bowtie.feature.Feature;
import io.bowtie.model.Calibrator;
import io.bowtie.model.ModelArtifact;
import io.bowtie.model.Models;
import io.bowtie.model.PeerRates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class DriftRowsTest {
  private static final AsOf NIGHT = AsOf.parse("2026-06-30");
  private static final StructType SCHEMA =
      new StructType()
          .add("account_key", DataTypes.StringType)
          .add("is_event", DataTypes.BooleanType)
          .add("meetings", DataTypes.DoubleType)
          .add("segment", DataTypes.StringType);
  private static final ModelArtifact ARTIFACT =
      new ModelArtifact(
          Models.linear(),
          new Calibrator.Platt(0, 1, 100),
          List.of(),
          Models.baseline(),
          List.of(),
          PeerRates.NONE);
  private static final List<Feature> FEATURES =
      List.of(
          feature("meetings", Feature.Kind.NUMBER),
          feature("segment", Feature.Kind.CATEGORY),
          feature("not_used", Feature.Kind.NUMBER));
  private static final Drift DRIFT = new Drift(new DriftLimits(0.1, 0.2, 0.1, 1.5), 1);

  private final Sample training = sample(1, 2000, 10, "smb", 0.3);
  private final List<Subject> profile =
      TrainingProfile.of(ARTIFACT, FEATURES, training, row -> true);

  @Test
  void shouldProfileWhatTheModelUsesItsScoreAndItsLabel() {
    assertThat(profile)
        .extracting(Subject::name)
        .containsExactly("meetings", "segment", "score", "label");
    assertThat(profile.get(0).importanceRank()).contains(1);
    assertThat(profile.get(1).importanceRank()).contains(2);
    assertThat(profile).allMatch(subject -> subject.rows() == 2000);
  }

  @Test
  void shouldReadBackWhatItWrote() {
    List<Row> written =
        new ProfileRows("lead", "v1", NIGHT, "r")
            .of(profile).stream()
                .map(
                    row ->
                        (Row)
                            new GenericRowWithSchema(
                                values(row), DriftTables.TRAINING_PROFILES.schema()))
                .toList();

    Map<String, Subject> read =
        ProfileRows.read(written).stream().collect(Collectors.toMap(Subject::name, one -> one));

    assertThat(read).hasSize(profile.size());
    for (Subject subject : profile) {
      Subject back = read.get(subject.name());
      assertThat(back.bins()).isEqualTo(subject.bins());
      assertThat(back.counts()).isEqualTo(subject.counts());
      assertThat(back.accounts()).isEqualTo(subject.accounts());
      assertThat(back.importanceRank()).isEqualTo(subject.importanceRank());
      assertThat(back.kind()).isEqualTo(subject.kind());
    }
  }

  @Test
  void shouldCallMoreOfTheSameNoDrift() {
    Sample now = sample(2, 300, 10, "smb", 0.3);

    List<Row> rows = rows(now);

    assertThat(rows).hasSize(4).allMatch(row -> get(row, "verdict").equals("ok"));
    assertThat(rows).noneMatch(row -> (boolean) get(row, "is_raised"));
    assertThat((Double) get(named(rows, "segment"), "new_category_share")).isZero();
    assertThat(get(named(rows, "meetings"), "new_category_share")).isNull();
  }

  @Test
  void shouldRaiseAnImportantFeatureThatMoved() {
    List<Row> rows = rows(sample(2, 300, 20, "smb", 0.3));

    Row meetings = named(rows, "meetings");
    assertThat(get(meetings, "verdict")).isEqualTo("alert");
    assertThat((boolean) get(meetings, "is_raised")).isTrue();
    assertThat((Double) get(meetings, "psi")).isGreaterThan((Double) get(meetings, "null_p95"));
    assertThat(get(named(rows, "score"), "verdict")).isEqualTo("alert");
  }

  @Test
  void shouldNotRaiseAFeatureThatHardlyMovesScoresWhileTheyStandStill() {
    List<Drifted> found = DRIFT.found(profile, ARTIFACT, sample(2, 300, 20, "smb", 0.3), none());
    Drifted meetings = found.get(0);

    assertThat(meetings.isRaised(20, false)).isTrue();
    assertThat(meetings.isRaised(0, false)).isFalse();
    assertThat(meetings.isRaised(0, true)).isTrue();
  }

  @Test
  void shouldTellWordsThatTrainingDidNotKnow() {
    Row segment = named(rows(sample(2, 300, 10, "partner", 0.3)), "segment");

    assertThat((Double) get(segment, "new_category_share")).isCloseTo(0.5, within(0.1));
    assertThat(get(segment, "verdict")).isEqualTo("alert");
  }

  @Test
  void shouldSeeThatMoreIsMissing() {
    List<Row> moved =
        sample(2, 300, 10, "smb", 0.3).rows().stream()
            .map(
                row ->
                    row.<String>getAs("account_key").hashCode() % 2 == 0
                        ? row(row.getAs("account_key"), row.getAs("is_event"), null, "smb")
                        : row)
            .toList();

    Row meetings = named(rows(new Sample(moved, "landmarks")), "meetings");

    assertThat((Double) get(meetings, "training_missing_share")).isZero();
    assertThat((Double) get(meetings, "missing_share_low")).isGreaterThan(0.3);
    assertThat(get(meetings, "verdict")).isEqualTo("alert");
  }

  @Test
  void shouldCompareBaseRatesOfWhatHasMatured() {
    List<Drifted> found = DRIFT.found(profile, ARTIFACT, training, sample(3, 400, 10, "smb", 0.55));
    Row label = named(new DriftRows("lead", "v1", NIGHT, "r").rows(found, 20), "label");

    assertThat((Double) get(label, "training_rate")).isCloseTo(0.3, within(0.05));
    assertThat((Double) get(label, "current_rate")).isCloseTo(0.55, within(0.08));
    assertThat(get(label, "verdict")).isEqualTo("alert");
    assertThat(get(label, "psi")).isNull();
  }

  @Test
  void shouldSayWhyThereIsNoVerdict() {
    List<Row> rows = rows(none());

    assertThat(rows)
        .allSatisfy(
            row -> {
              assertThat(get(row, "verdict")).isEqualTo("unknown");
              assertThat(get(row, "undefined_reason")).isEqualTo("there are no rows now");
            });
  }

  private List<Row> rows(Sample now) {
    List<Row> rows =
        new DriftRows("lead", "v1", NIGHT, "r").rows(DRIFT.found(profile, ARTIFACT, now, now), 20);
    assertThat(rows).allMatch(row -> row.size() == DriftTables.DRIFT.columns().size());
    return rows;
  }

  /** Rows with 0 to so many meetings, half of them of this segment, each of its own account. */
  private static Sample sample(
      long seed, int count, double mostMeetings, String segment, double rate) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(
          row(
              "a" + i,
              random.nextDouble() < rate,
              random.nextDouble() * mostMeetings,
              random.nextBoolean() ? segment : "enterprise"));
    }
    return new Sample(rows, "landmarks");
  }

  private static Sample none() {
    return new Sample(List.of(), "tonight");
  }

  private static Row row(String account, Boolean event, Double meetings, String segment) {
    return new GenericRowWithSchema(new Object[] {account, event, meetings, segment}, SCHEMA);
  }

  private static Feature feature(String name, Feature.Kind kind) {
    return new Feature(
        name,
        Family.FIT,
        kind,
        Feature.Scale.LINEAR,
        "count",
        OptionalInt.empty(),
        Feature.History.EVENT_LOG,
        Optional.empty(),
        Feature.Sensitivity.OPEN,
        "%s",
        subject -> Optional.empty());
  }

  private static Row named(List<Row> rows, String subject) {
    return rows.stream()
        .filter(row -> get(row, "subject").equals(subject))
        .findFirst()
        .orElseThrow();
  }

  private static Object get(Row row, String column) {
    TableContract table = DriftTables.DRIFT;
    return row.get(table.columnNames().indexOf(column));
  }

  private static Object[] values(Row row) {
    Object[] values = new Object[row.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = row.get(i);
    }
    return values;
  }
}

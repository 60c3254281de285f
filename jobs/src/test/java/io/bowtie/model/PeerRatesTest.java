package io.bowtie.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class PeerRatesTest {
  private static final StructType SCHEMA =
      new StructType()
          .add("is_event", DataTypes.BooleanType)
          .add("meetings", DataTypes.DoubleType)
          .add("segment", DataTypes.StringType);

  private final List<Row> rows = new ArrayList<>();

  @Test
  void shouldSetTheRateOfABinBesideThatOfAllOthers() {
    rows(100, 10, 0.0, "smb");
    rows(60, 30, 4.0, "enterprise");
    rows(40, 40, null, "smb");

    PeerRates peers = peers();

    assertThat(peers.of("meetings", Optional.of(0.0))).contains(new PeerRate(0.1, 70.0 / 100, 100));
    assertThat(peers.of("meetings", Optional.of(4.0))).contains(new PeerRate(0.5, 50.0 / 140, 60));
    assertThat(peers.of("segment", Optional.of("smb")))
        .contains(new PeerRate(50.0 / 140, 30.0 / 60, 140));
    // A value between those that were seen has the peers of its range.
    assertThat(peers.of("meetings", Optional.of(3.0))).contains(new PeerRate(0.5, 50.0 / 140, 60));
  }

  @Test
  void shouldSayNothingOfFewerThanFiftyRowsOnEitherSide() {
    rows(49, 10, 0.0, "smb");
    rows(50, 10, 4.0, "smb");
    rows(50, 20, null, "smb");

    PeerRates peers = peers();

    assertThat(peers.of("meetings", Optional.of(0.0))).isEmpty();
    assertThat(peers.of("meetings", Optional.of(4.0))).isPresent();
    assertThat(peers.of("meetings", Optional.empty())).contains(new PeerRate(0.4, 20.0 / 99, 50));
    assertThat(peers.of("segment", Optional.of("smb"))).as("there are no others").isEmpty();
    assertThat(peers.of("owner", Optional.of("O1"))).as("no model looks at it").isEmpty();
  }

  @Test
  void shouldNotCallWordsAlikeThatHaveNothingInCommonButBeingRare() {
    rows(500, 50, 1.0, "smb");
    IntStream.range(0, 25).forEach(i -> rows(20 + i, i, 1.0, "rare " + i));

    PeerRates peers = peers();

    assertThat(peers.of("segment", Optional.of("smb"))).isPresent();
    assertThat(peers.of("segment", Optional.of("rare 0"))).isEmpty();
    assertThat(peers.of("segment", Optional.of("never seen"))).isEmpty();
  }

  @Test
  void shouldAddUpWhateverTheOrderOfTheRows() {
    Random random = new Random(3);
    for (int i = 0; i < 3_000; i++) {
      rows(1, random.nextInt(2), random.nextInt(9) == 0 ? null : random.nextDouble(), "smb");
    }
    PeerRates peers = peers();
    Collections.shuffle(rows, random);

    assertThat(peers()).isEqualTo(peers);
    PeerRates.Bins bins = peers.byFeature().get("meetings");
    assertThat(bins.rows().stream().mapToLong(Long::longValue).sum()).isEqualTo(3_000);
    long events = rows.stream().filter(row -> row.<Boolean>getAs("is_event")).count();
    assertThat(bins.events().stream().mapToLong(Long::longValue).sum()).isEqualTo(events);
  }

  private PeerRates peers() {
    return FitPeerRates.of(rows, Models.linear().encoding());
  }

  private void rows(int count, int events, Double meetings, String segment) {
    for (int i = 0; i < count; i++) {
      rows.add(new GenericRowWithSchema(new Object[] {i < events, meetings, segment}, SCHEMA));
    }
  }
}

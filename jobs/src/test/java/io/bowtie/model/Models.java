package io.bowtie.model;

import io.bowtie.feature.Feature.Kind;
import io.bowtie.feature.Feature.Scale;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** A small model over meetings (a number) and segment (a category), and rows for it. */
public final class Models {
  private static final StructType SCHEMA =
      new StructType().add("meetings", DataTypes.DoubleType).add("segment", DataTypes.StringType);

  private Models() {}

  /**
   * Log-odds −1 + 0.8 meetings (in deviations) − 0.3 if missing + 0.4 smb + 0.1 enterprise − 0.2
   * other.
   */
  public static LinearModel linear() {
    EncodedFeature meetings =
        new EncodedFeature(
            "meetings",
            Kind.NUMBER,
            Scale.LOG,
            1,
            0.5,
            0,
            10,
            List.of(),
            List.of(0.0, 0.1),
            false,
            true,
            "1.72");
    EncodedFeature segment =
        new EncodedFeature(
            "segment",
            Kind.CATEGORY,
            Scale.LINEAR,
            0,
            1,
            0,
            0,
            List.of("enterprise", "smb"),
            List.of(0.3, 0.5, 0.2),
            true,
            false,
            "smb");
    return new LinearModel(
        new FeatureEncoding(List.of(meetings, segment)), -1, List.of(0.8, -0.3, 0.1, 0.4, -0.2));
  }

  /** Stage alone, two cells. */
  public static Baseline baseline() {
    return Baseline.of(
        new BaselineSpec(
            "by_segment", "Segment", List.of(Dimension.category("segment")), List.of()),
        Map.of(
            BaselineSpec.INSIDE + "smb", new Baseline.Counts(80, 40),
            BaselineSpec.INSIDE + "enterprise", new Baseline.Counts(20, 0)),
        new Baseline.Counts(100, 40));
  }

  /**
   * 200 rows: of up to 3 meetings one in ten was won, of more four in ten; missing ones are few.
   */
  public static PeerRates peers() {
    return new PeerRates(
        Map.of(
            "meetings",
            new PeerRates.Bins(
                Kind.NUMBER,
                List.of(3.0),
                List.of(),
                List.of(100L, 90L, 10L),
                List.of(10L, 36L, 4L))));
  }

  public static Row row(Double meetings, String segment) {
    return new GenericRowWithSchema(new Object[] {meetings, segment}, SCHEMA);
  }

  public static Row randomRow(SplittableRandom random) {
    List<String> segments = List.of("smb", "enterprise", "never seen");
    return row(
        random.nextInt(4) == 0 ? null : random.nextDouble(20),
        random.nextInt(4) == 0 ? null : segments.get(random.nextInt(3)));
  }
}

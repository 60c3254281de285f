package io.bowtie.source;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import io.bowtie.sql.ZonedTimes;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;

/**
 * How a source's texts say when. A text that says a day and no time is that day in every zone; any
 * other says a moment, in the zone that it names or else in the source's.
 *
 * @param formats that the source declares, in the order in which they are tried; ISO 8601 comes
 *     last
 * @param zone of times that name none
 */
public record TextTimes(List<String> formats, ZoneId zone) {
  private static final String QUOTED = "'[^']*'";
  private static final String TIME_LETTER = ".*[HhKkmsSaAnNB].*";
  private static final String SECONDS = "yyyy-MM-dd'T'HH:mm:ss.SSSSSS";

  public TextTimes {
    formats = List.copyOf(formats);
  }

  public static TextTimes of(ReadOptions options) {
    return new TextTimes(
        Stream.of(options.timestampFormat(), options.dateFormat())
            .filter(format -> !format.isEmpty())
            .distinct()
            .toList(),
        options.timeZone());
  }

  /** Whether times without a zone are in UTC. */
  boolean isInUtc() {
    return zone.normalized().equals(ZoneOffset.UTC);
  }

  /** The date of a trimmed text: its own, or the source's at that moment. Null where it is none. */
  public Column date(Column text) {
    return coalesce(day(text), ZonedTimes.cast(moment(text), DataTypes.DateType, zone));
  }

  /**
   * The moment of a trimmed text; a day counts from its start in the session's zone, which is the
   * company's, so that it stays the same day there. Null where it is none.
   */
  public Column timestamp(Column text) {
    return coalesce(moment(text), day(text).cast(DataTypes.TimestampType));
  }

  /**
   * A text in ISO 8601 that sorts as time, with its zone; a day without a time stays one. What says
   * no time stays as it is.
   *
   * @param isDayShown whether the text begins with the source's day, as a cast to a date reads it;
   *     else it is in UTC, which also sorts in the hour that comes twice
   */
  Column canonical(Column text, boolean isDayShown) {
    Column bare = trim(text);
    Column moment = moment(bare);
    return coalesce(printed(moment, isDayShown), day(bare).cast(DataTypes.StringType), text);
  }

  /** A moment as {@link #canonical(Column, boolean)} writes it. */
  Column printed(Column moment, boolean isDayShown) {
    return isDayShown ? ZonedTimes.text(moment, SECONDS + "XXXXX", zone) : canonical(moment);
  }

  /** A moment as text in ISO 8601 that sorts as time, in UTC. */
  public static Column canonical(Column moment) {
    return ZonedTimes.text(moment, SECONDS + "'Z'", ZoneOffset.UTC);
  }

  /** Whether a text says a time in one of the declared formats, of which there is one. */
  public Column isDeclared(Column text) {
    Column bare = trim(text);
    return coalesce(
            formats.stream()
                .map(format -> ZonedTimes.parsed(bare, format, zone))
                .toArray(Column[]::new))
        .isNotNull();
  }

  private Column moment(Column text) {
    // Spark alone would also take a year for a time.
    Column isIso = isIsoDate(text).and(length(text).gt(10)).and(text.substr(11, 1).isin("T", " "));
    return first(
        TextTimes::hasTime,
        format -> ZonedTimes.parsed(text, format, zone),
        when(isIso, ZonedTimes.cast(text, DataTypes.TimestampType, zone)));
  }

  private Column day(Column text) {
    return first(
        format -> !hasTime(format),
        format ->
            ZonedTimes.cast(
                ZonedTimes.parsed(text, format, ZoneOffset.UTC),
                DataTypes.DateType,
                ZoneOffset.UTC),
        when(isIsoDate(text).and(length(text).equalTo(10)), text.try_cast(DataTypes.DateType)));
  }

  private Column first(Predicate<String> kind, Function<String, Column> read, Column iso) {
    return coalesce(
        Stream.concat(formats.stream().filter(kind).map(read), Stream.of(iso))
            .toArray(Column[]::new));
  }

  private static Column isIsoDate(Column text) {
    return text.substr(5, 1).equalTo("-").and(text.substr(8, 1).equalTo("-"));
  }

  private static boolean hasTime(String format) {
    return format.replaceAll(QUOTED, "").matches(TIME_LETTER);
  }
}

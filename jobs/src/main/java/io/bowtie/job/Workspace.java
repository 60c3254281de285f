package io.bowtie.job;

import io.bowtie.config.BowtieConf;
import io.bowtie.contract.AsOf;
import io.bowtie.contract.BusinessZone;
import io.bowtie.store.DeltaTableStore;
import io.bowtie.store.SparkSessions;
import io.bowtie.store.TableStore;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.apache.spark.sql.SparkSession;

/**
 * One Spark session over one warehouse, for as many runs as there are to do. This is the one place
 * that knows the clock of the machine.
 */
public final class Workspace implements AutoCloseable {
  private static final DateTimeFormatter RUN_ID =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final BowtieConf conf;
  private final SparkSession spark;
  private final TableStore store;
  private final Clock clock;
  private final String codeHash;
  private final Progress progress;

  private Workspace(
      BowtieConf conf, SparkSession spark, TableStore store, Clock clock, Progress progress) {
    this.conf = conf;
    this.spark = spark;
    this.store = store;
    this.clock = clock;
    this.codeHash = CodeHash.ofThisProgram();
    this.progress = progress;
  }

  /**
   * Starts Spark and opens the warehouse.
   *
   * @throws io.bowtie.contract.OperatorError when the warehouse cannot be written
   */
  public static Workspace open(BowtieConf conf, Progress progress) {
    return written(conf, SparkSessions.open(conf.timeZone()), machine(), progress);
  }

  /** The same for a company as small as that of the demo. */
  public static Workspace openForFewRows(BowtieConf conf, Progress progress) {
    return written(conf, SparkSessions.openForFewRows(conf.timeZone()), machine(), progress);
  }

  /**
   * Starts Spark and opens a warehouse that is there, for who only reads it: nothing is written.
   *
   * @throws io.bowtie.contract.OperatorError of configuration when there is no such warehouse
   */
  public static Workspace openToRead(BowtieConf conf, Progress progress) {
    return read(conf, SparkSessions.open(conf.timeZone()), progress);
  }

  /** The same for who reads few rows of it. */
  public static Workspace openToReadFewRows(BowtieConf conf, Progress progress) {
    return read(conf, SparkSessions.openForFewRows(conf.timeZone()), progress);
  }

  private static Workspace read(BowtieConf conf, SparkSession spark, Progress progress) {
    return new Workspace(
        conf, spark, DeltaTableStore.openToRead(spark, conf.warehouse()), machine(), progress);
  }

  private static Workspace written(
      BowtieConf conf, SparkSession spark, Clock clock, Progress progress) {
    return new Workspace(
        conf, spark, DeltaTableStore.open(spark, conf.warehouse()), clock, progress);
  }

  /** Another warehouse in the same session, for whoever reads several; it ends with this one. */
  public Workspace over(BowtieConf other) {
    return written(other, SparkSessions.inZone(spark, other.timeZone()), clock, progress);
  }

  /** The machine's clock, for who measures how long something takes. */
  public static Clock machine() {
    return Clock.systemUTC();
  }

  /** The company's day by the machine, where a person names no night and no source shows one. */
  static AsOf today(BusinessZone zone) {
    return new AsOf(zone.dayOf(machine().instant()));
  }

  /** A run for a night; its id sorts by the time at which it begins. */
  public RunContext run(AsOf asOf, boolean isForced) {
    return new RunContext(
        conf,
        asOf,
        RUN_ID.format(clock.instant()),
        codeHash,
        isForced,
        spark,
        store,
        clock,
        progress);
  }

  /** The time of the machine, to date what a person decides. */
  Instant decisionTime() {
    return clock.instant();
  }

  BowtieConf conf() {
    return conf;
  }

  TableStore store() {
    return store;
  }

  SparkSession spark() {
    return spark;
  }

  @Override
  public void close() {
    spark.stop();
  }
}

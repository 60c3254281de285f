package io.bowtie.job;

import io.bowtie.config.BowtieConf;
import io.bowtie.config.ConfLoader;
import io.bowtie.store.TableStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A company of one CRM whose files a test writes itself: raw table {@code deals} from {@code
 * deals*.csv} and {@code stages} from {@code stages*.csv}, each with a sound mapping to begin with.
 */
final class SmallCompany {
  static final String DEALS_SQL =
      "select id as deal_id, stage, outcome, amount, opened as created_at,"
          + " _file, _line, _landed_on from deals";
  static final String STAGES_SQL =
      "select 'sales' as pipeline, stage, position as stage_order, class as stage_class,"
          + " _file, _line, _landed_on from stages";
  static final String HEADER = "id,stage,outcome,amount,opened\n";
  static final String NIGHT = "2026-06-01";
  static final String DEALS_FILE = "deals-2026-06-01.csv";
  static final String DEAL = "D1,Qualify,open,100,2026-05-01\n";
  static final String STAGES = "stage,position,class\nQualify,1,open\nWon,2,won\nLost,3,lost\n";

  private final SparkSession spark;
  private final TableStore store;
  private final Path folder;
  private String landed = "file-name";
  private String more = "";
  private boolean required;

  SmallCompany(SparkSession spark, TableStore store, Path folder) {
    this.spark = spark;
    this.store = store;
    this.folder = folder;
    mapping("deals", DEALS_SQL);
    mapping("stages", STAGES_SQL);
  }

  /** One deal and three stages, which landed on {@link #NIGHT}. */
  static SmallCompany withADeal(SparkSession spark, TableStore store, Path folder) {
    return new SmallCompany(spark, store, folder)
        .file("stages-2026-06-01.csv", STAGES)
        .file(DEALS_FILE, HEADER + DEAL);
  }

  SmallCompany file(String name, String text) {
    return write(folder.resolve("raw").resolve(name), text);
  }

  SmallCompany file(String name, byte[] bytes) {
    return write(folder.resolve("raw").resolve(name), bytes);
  }

  SmallCompany remove(String name) {
    return changed(() -> Files.delete(folder.resolve("raw").resolve(name)));
  }

  SmallCompany rename(String from, String to) {
    Path raw = folder.resolve("raw");
    return changed(() -> Files.move(raw.resolve(from), raw.resolve(to)));
  }

  /** Makes the source one that the night cannot do without. */
  SmallCompany required() {
    required = true;
    return this;
  }

  SmallCompany mapping(String entity, String sql) {
    return write(folder.resolve("mappings").resolve(entity + ".sql"), sql);
  }

  /** A mapping in a folder of its own, for a further source. */
  SmallCompany mappingOf(String set, String entity, String sql) {
    return write(folder.resolve(set).resolve(entity + ".sql"), sql);
  }

  /** The query of a check that the conf declares. */
  SmallCompany check(String name, String sql) {
    return write(folder.resolve("checks").resolve(name + ".sql"), sql);
  }

  /** A mapping of a further source that {@link #conf} declares. */
  SmallCompany mapping(String source, String entity, String sql) {
    return write(folder.resolve("mappings-" + source).resolve(entity + ".sql"), sql);
  }

  SmallCompany landed(String word) {
    landed = word;
    return this;
  }

  /** Further lines of the conf file. */
  SmallCompany conf(String lines) {
    more = lines;
    return this;
  }

  JobResult ingest(String asOf) {
    return new IngestJob().run(context(asOf, "ingest-" + asOf));
  }

  JobResult conform(String asOf) {
    return new ConformJob().run(context(asOf, "conform-" + asOf));
  }

  /** Ingest, then conform. */
  JobResult night(String asOf) {
    ingest(asOf);
    return conform(asOf);
  }

  Dataset<Row> table(String qualifiedName) {
    return store.readRaw(qualifiedName).orElseThrow();
  }

  TableStore store() {
    return store;
  }

  RunContext context(String asOf, String runId) {
    return TestNight.over(spark, store).conf(load()).runId(runId).asOf(asOf);
  }

  private BowtieConf load() {
    Path file = folder.resolve("bowtie.conf");
    write(
        file,
        """
        company = "Small"
        warehouse = "warehouse"
        sources {
          crm {
            system = crm
            format = csv
            location = raw
            tables { deals = "deals*.csv", stages = "stages*.csv" }
            mapping = mappings
            landed = %s
            required = %s
          }
        }
        %s
        """
            .formatted(landed, required, more));
    return ConfLoader.load(file);
  }

  private SmallCompany write(Path file, String text) {
    return write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private SmallCompany write(Path file, byte[] bytes) {
    return changed(
        () -> {
          Files.createDirectories(file.getParent());
          Files.write(file, bytes);
        });
  }

  private SmallCompany changed(FileChange change) {
    try {
      change.apply();
      return this;
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  @FunctionalInterface
  private interface FileChange {
    void apply() throws IOException;
  }
}

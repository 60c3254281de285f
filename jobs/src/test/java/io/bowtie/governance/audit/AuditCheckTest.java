package io.bowtie.governance.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.governance.audit.AuditFact.Telling;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class AuditCheckTest {
  private static final Instant NIGHT = Instant.parse("2026-06-28T02:00:00Z");
  private static final Telling TELLING = new Telling(NIGHT, LocalDate.of(2026, 6, 28), "run-1");
  private static final int TAMPERINGS = 1000;

  @Test
  void shouldFindAnEmptyLogWhole() {
    assertThat(check(List.of(), List.of()))
        .isEqualTo(new AuditVerdict.Whole(0, 0, Digest.NOTHING_BEFORE, 0));
  }

  @Test
  void shouldFindALogWholeAsItWasWritten() {
    Log log = new Log().written(3).written(1).written(4);

    assertThat(check(log.entries, log.heads))
        .isEqualTo(new AuditVerdict.Whole(8, 8, log.entries.get(7).hash(), 0));
  }

  @Test
  void shouldFindTheSameInTablesRows() {
    Log log = new Log().written(3).claimed(2).closing(4);

    assertThat(
            check(
                log.entries.stream()
                    .map(entry -> AuditRows.entry(read(AuditRows.of(entry), log())))
                    .toList(),
                log.heads.stream()
                    .map(head -> AuditRows.head(read(AuditRows.of(head), heads())))
                    .toList()))
        .isEqualTo(check(log.entries, log.heads))
        .isInstanceOf(AuditVerdict.Whole.class);
  }

  @Test
  void shouldFindAClaimThatWasNeverWrittenUnfinished() {
    Log log = new Log().written(3).claimed(2);

    assertThat(check(log.entries, log.heads))
        .isInstanceOfSatisfying(
            AuditVerdict.Whole.class, whole -> assertThat(whole.unfinished()).isEqualTo(1));
  }

  @Test
  void shouldFindALogWholeAgainOnceALaterBatchClosesTheClaim() {
    Log log = new Log().written(3).claimed(2).closing(4);

    assertThat(check(log.entries, log.heads))
        .isInstanceOfSatisfying(
            AuditVerdict.Whole.class, whole -> assertThat(whole.unfinished()).isZero());
  }

  @Test
  void shouldAcceptASlowWriterWhoseClaimWasClosed() {
    Log log = new Log().written(3);
    AuditBatch slow = log.next(2);
    log.heads.add(slow.claim());
    log.closing(4);
    log.entries.addAll(slow.entries());
    log.heads.add(slow.claim().written(NIGHT, "run-1"));

    assertThat(check(log.entries, log.heads)).isInstanceOf(AuditVerdict.Whole.class);
  }

  @Test
  void shouldNotBelieveThatAWrittenBatchWasNeverWritten() {
    Log log = new Log().written(3).written(2);
    log.entries.subList(3, 5).clear();

    assertThat(check(log.entries, log.heads)).isInstanceOf(AuditVerdict.Broken.class);
  }

  @Test
  void shouldNotBelieveAGapThatNoEntrySpeaksOf() {
    Log log = new Log().written(3).claimed(2).written(1);

    assertThat(check(log.entries, log.heads)).isInstanceOf(AuditVerdict.Broken.class);
  }

  @Test
  void shouldMissAnExportedHead() {
    Log log = new Log().written(3);
    ExportedHead kept = new ExportedHead(3, log.entries.get(2).hash());
    Log rewritten = new Log().written(2);

    assertThat(AuditCheck.of(log.entries.iterator(), log.heads, Optional.of(kept)))
        .isInstanceOf(AuditVerdict.Whole.class);
    assertThat(AuditCheck.of(rewritten.entries.iterator(), rewritten.heads, Optional.of(kept)))
        .isInstanceOf(AuditVerdict.Broken.class);
  }

  @Test
  void shouldFindEveryOneOfAThousandTamperings() {
    Random random = new Random(5);
    List<String> missed = new ArrayList<>();
    for (int i = 0; i < TAMPERINGS; i++) {
      Log log = new Log();
      for (int batch = 0; batch < 5; batch++) {
        log.written(1 + random.nextInt(6));
      }
      List<Row> rows = new ArrayList<>(log.entries.stream().map(AuditRows::of).toList());
      String what = Tampering.values()[random.nextInt(Tampering.values().length)].on(rows, random);
      List<AuditEntry> entries =
          rows.stream()
              .map(row -> AuditRows.entry(read(row, log())))
              .sorted(Comparator.comparingLong(AuditEntry::sequence))
              .toList();
      if (check(entries, log.heads) instanceof AuditVerdict.Whole) {
        missed.add(i + ": " + what);
      }
    }
    assertThat(missed).isEmpty();
  }

  @Test
  void shouldFindEveryEditOfAHead() {
    Random random = new Random(6);
    List<String> missed = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      Log log = new Log().written(2).written(3).written(1);
      List<Row> rows = new ArrayList<>(log.heads.stream().map(AuditRows::of).toList());
      String what = Tampering.EDIT.on(rows, random);
      if (check(log.entries, rows.stream().map(row -> AuditRows.head(read(row, heads()))).toList())
          instanceof AuditVerdict.Whole) {
        missed.add(i + ": " + what);
      }
    }
    assertThat(missed).isEmpty();
  }

  private static AuditVerdict check(List<AuditEntry> entries, List<AuditHead> heads) {
    return AuditCheck.of(
        entries.stream().sorted(Comparator.comparingLong(AuditEntry::sequence)).iterator(),
        heads,
        Optional.empty());
  }

  private static StructType log() {
    return AuditTables.AUDIT_LOG.schema();
  }

  private static StructType heads() {
    return AuditTables.AUDIT_HEADS.schema();
  }

  private static Row read(Row row, StructType schema) {
    Object[] values = new Object[row.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = row.get(i);
    }
    return new GenericRowWithSchema(values, schema);
  }

  /** What somebody may do to a log whose heads stay as they are. */
  private enum Tampering {
    EDIT {
      @Override
      String on(List<Row> rows, Random random) {
        int at = random.nextInt(rows.size());
        Row row = rows.get(at);
        int column = random.nextInt(row.size());
        Object[] values = new Object[row.size()];
        for (int i = 0; i < values.length; i++) {
          values[i] = row.get(i);
        }
        values[column] = another(values[column], random);
        rows.set(at, RowFactory.create(values));
        return "edited column " + column + " of row " + at;
      }
    },
    DELETION {
      @Override
      String on(List<Row> rows, Random random) {
        int at = random.nextInt(rows.size());
        rows.remove(at);
        return "deleted row " + at;
      }
    },
    /** Two entries change places and keep the numbers of the places. */
    SWAP {
      @Override
      String on(List<Row> rows, Random random) {
        int one = random.nextInt(rows.size());
        int other = (one + 1 + random.nextInt(rows.size() - 1)) % rows.size();
        Object number = rows.get(one).get(0);
        rows.set(one, numbered(rows.get(one), rows.get(other).get(0)));
        rows.set(other, numbered(rows.get(other), number));
        Collections.swap(rows, one, other);
        return "swapped rows " + one + " and " + other;
      }
    },
    DOUBLING {
      @Override
      String on(List<Row> rows, Random random) {
        int at = random.nextInt(rows.size());
        rows.add(rows.get(at));
        return "doubled row " + at;
      }
    },
    TRUNCATION {
      @Override
      String on(List<Row> rows, Random random) {
        int left = random.nextInt(rows.size());
        rows.subList(left, rows.size()).clear();
        return "cut after " + left;
      }
    };

    abstract String on(List<Row> rows, Random random);

    private static Row numbered(Row row, Object number) {
      Object[] values = new Object[row.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = row.get(i);
      }
      values[0] = number;
      return RowFactory.create(values);
    }

    private static Object another(Object value, Random random) {
      if (random.nextInt(5) == 0) {
        return null;
      }
      if (value instanceof Long number) {
        return number + 1 + random.nextInt(3);
      }
      if (value instanceof Instant time) {
        return time.plusSeconds(1 + random.nextInt(60));
      }
      if (value instanceof LocalDate day) {
        return day.minusDays(1 + random.nextInt(9));
      }
      return value + String.valueOf(random.nextInt(10));
    }
  }

  /** A log as writers leave it. */
  private static final class Log {
    private final List<AuditEntry> entries = new ArrayList<>();
    private final List<AuditHead> heads = new ArrayList<>();

    Log written(int facts) {
      return written(next(facts));
    }

    Log claimed(int facts) {
      heads.add(next(facts).claim());
      return this;
    }

    /** A batch that says which claims were abandoned. */
    Log closing(int facts) {
      List<AuditFact> all = new ArrayList<>();
      for (AuditHead claim : AuditBatch.unfinished(heads)) {
        all.add(
            AuditFact.of(AuditKind.BATCH_ABANDONED, claim.batchId(), "", claim.batchId(), TELLING));
      }
      all.addAll(facts(facts));
      return written(AuditBatch.after(AuditBatch.end(heads), "run-2", all, NIGHT));
    }

    AuditBatch next(int facts) {
      return AuditBatch.after(AuditBatch.end(heads), "run-1", facts(facts), NIGHT);
    }

    private Log written(AuditBatch batch) {
      heads.add(batch.claim());
      entries.addAll(batch.entries());
      heads.add(batch.claim().written(NIGHT, "run-1"));
      return this;
    }

    private List<AuditFact> facts(int count) {
      List<AuditFact> facts = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        String name = entries.size() + "-" + i;
        facts.add(
            AuditFact.of(AuditKind.RECOMMENDED, name, "deal", "deal-" + name, TELLING)
                .about("recommendation-" + name)
                .saying("Review this deal.", "needs_approval")
                .from("deal-2026-06-28", "{\"silver.deals\":4}"));
      }
      return facts;
    }
  }
}

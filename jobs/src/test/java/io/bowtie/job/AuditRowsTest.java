package io.bowtie.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.governance.audit.AuditCheck;
import io.bowtie.governance.audit.AuditEntry;
import io.bowtie.governance.audit.AuditHead;
import io.bowtie.governance.audit.AuditTables;
import io.bowtie.governance.audit.AuditVerdict;
import io.bowtie.governance.audit.LogFixture;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** What somebody may do to rows of the log, held against the check of it. */
class AuditRowsTest {
  private static final int TAMPERINGS = 1000;

  @Test
  void shouldFindTheSameInTablesRows() {
    LogFixture log = new LogFixture().written(3).claimed(2).closing(4);

    assertThat(
            check(
                log.entries().stream()
                    .map(entry -> AuditRows.entry(read(AuditRows.of(entry), log())))
                    .toList(),
                log.heads().stream()
                    .map(head -> AuditRows.head(read(AuditRows.of(head), heads())))
                    .toList()))
        .isEqualTo(check(log.entries(), log.heads()))
        .isInstanceOf(AuditVerdict.Whole.class);
  }

  @Test
  void shouldFindEveryOneOfAThousandTamperings() {
    Random random = new Random(5);
    List<String> missed = new ArrayList<>();
    for (int i = 0; i < TAMPERINGS; i++) {
      LogFixture log = new LogFixture();
      for (int batch = 0; batch < 5; batch++) {
        log.written(1 + random.nextInt(6));
      }
      List<Row> rows = new ArrayList<>(log.entries().stream().map(AuditRows::of).toList());
      String what = Tampering.values()[random.nextInt(Tampering.values().length)].on(rows, random);
      List<AuditEntry> entries =
          rows.stream()
              .map(row -> AuditRows.entry(read(row, log())))
              .sorted(Comparator.comparingLong(AuditEntry::sequence))
              .toList();
      if (check(entries, log.heads()) instanceof AuditVerdict.Whole) {
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
      LogFixture log = new LogFixture().written(2).written(3).written(1);
      List<Row> rows = new ArrayList<>(log.heads().stream().map(AuditRows::of).toList());
      String what = Tampering.EDIT.on(rows, random);
      List<AuditHead> read = rows.stream().map(row -> AuditRows.head(read(row, heads()))).toList();
      // Nothing in the place of an empty text says the same.
      if (!read.equals(log.heads()) && check(log.entries(), read) instanceof AuditVerdict.Whole) {
        missed.add(i + ": " + what);
      }
    }
    assertThat(missed).isEmpty();
  }

  private static AuditVerdict check(List<AuditEntry> entries, List<AuditHead> heads) {
    return AuditCheck.of(
        entries.stream().sorted(Comparator.comparingLong(AuditEntry::sequence)).iterator(),
        heads,
        List.of());
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
}

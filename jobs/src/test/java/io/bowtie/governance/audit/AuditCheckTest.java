package io.bowtie.governance.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuditCheckTest {

  @Test
  void shouldFindAnEmptyLogWhole() {
    assertThat(check(List.of(), List.of()))
        .isEqualTo(new AuditVerdict.Whole(0, 0, Digest.NOTHING_BEFORE, 0));
  }

  @Test
  void shouldFindALogWholeAsItWasWritten() {
    LogFixture log = new LogFixture().written(3).written(1).written(4);

    assertThat(check(log.entries(), log.heads()))
        .isEqualTo(new AuditVerdict.Whole(8, 8, log.entries().get(7).hash(), 0));
  }

  @Test
  void shouldFindAClaimThatWasNeverWrittenUnfinished() {
    LogFixture log = new LogFixture().written(3).claimed(2);

    assertThat(check(log.entries(), log.heads()))
        .isInstanceOfSatisfying(
            AuditVerdict.Whole.class, whole -> assertThat(whole.unfinished()).isEqualTo(1));
  }

  @Test
  void shouldFindALogWholeAgainOnceALaterBatchClosesTheClaim() {
    LogFixture log = new LogFixture().written(3).claimed(2).closing(4);

    assertThat(check(log.entries(), log.heads()))
        .isInstanceOfSatisfying(
            AuditVerdict.Whole.class, whole -> assertThat(whole.unfinished()).isZero());
  }

  @Test
  void shouldAcceptASlowWriterWhoseClaimWasClosed() {
    LogFixture log = new LogFixture().written(3);
    AuditBatch slow = log.next(2);
    log.heads().add(slow.claim());
    log.closing(4);
    log.entries().addAll(slow.entries());
    log.heads().add(slow.claim().written(LogFixture.NIGHT, "run-1"));

    assertThat(check(log.entries(), log.heads())).isInstanceOf(AuditVerdict.Whole.class);
  }

  @Test
  void shouldNotBelieveThatAWrittenBatchWasNeverWritten() {
    LogFixture log = new LogFixture().written(3).written(2);
    log.entries().subList(3, 5).clear();

    assertThat(check(log.entries(), log.heads())).isInstanceOf(AuditVerdict.Broken.class);
  }

  @Test
  void shouldNotBelieveAGapThatNoEntrySpeaksOf() {
    LogFixture log = new LogFixture().written(3).claimed(2).written(1);

    assertThat(check(log.entries(), log.heads())).isInstanceOf(AuditVerdict.Broken.class);
  }

  @Test
  void shouldMissAnExportedHead() {
    LogFixture log = new LogFixture().written(3);
    ExportedHead kept = new ExportedHead(3, log.entries().get(2).hash());
    LogFixture rewritten = new LogFixture().written(2);

    assertThat(AuditCheck.of(log.entries().iterator(), log.heads(), Optional.of(kept)))
        .isInstanceOf(AuditVerdict.Whole.class);
    assertThat(AuditCheck.of(rewritten.entries().iterator(), rewritten.heads(), Optional.of(kept)))
        .isInstanceOf(AuditVerdict.Broken.class);
  }

  private static AuditVerdict check(List<AuditEntry> entries, List<AuditHead> heads) {
    return AuditCheck.of(
        entries.stream().sorted(Comparator.comparingLong(AuditEntry::sequence)).iterator(),
        heads,
        Optional.empty());
  }
}

package io.bowtie.governance.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

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

    assertThat(check(log.entries(), log.heads(), kept)).isInstanceOf(AuditVerdict.Whole.class);
    assertThat(check(rewritten.entries(), rewritten.heads(), kept))
        .isInstanceOf(AuditVerdict.Broken.class);
    assertThat(check(log.entries(), log.heads(), ExportedHead.OF_NOTHING))
        .isInstanceOf(AuditVerdict.Whole.class);
  }

  /** Entries 1 to 3, 4 and 5, 6 to 9, 10. Whoever tampers may write the log, and has no head. */
  @TestFactory
  Stream<DynamicTest> shouldFindWhatWasTakenOutOfTheLog() {
    return Stream.of(
        found("all entries", log -> log.entries().clear()),
        found("all heads", log -> log.heads().clear()),
        found("all entries and notes", LogFixture::emptied),
        found("the first batch and its note", log -> log.emptied(0)),
        found("a batch in the middle and its note", log -> log.emptied(1)),
        found("a batch in the middle and its heads", log -> log.removed(1)),
        found("the first batch and its heads", log -> log.removed(0)),
        found("the last two batches and their notes", log -> log.emptied(2).emptied(3)),
        found("half a batch", log -> log.entries().subList(3, 4).clear()),
        found("the end of the last batch but one", log -> log.entries().subList(8, 9).clear()),
        found("an entry twice", log -> log.entries().add(log.entries().get(4))),
        found("a batch twice", log -> log.entries().addAll(log.entries().subList(3, 5))),
        found("a note twice", log -> log.heads().add(log.heads().get(3))),
        found("a claim twice", log -> log.heads().add(log.heads().get(2))),
        found("a claim alone", log -> log.heads().remove(2)),
        found(
            "a batch taken out, which the next writer takes for abandoned",
            log -> log.emptied(1).closing(2)),
        found(
            "the batches at the end taken out, which the next writer takes for abandoned",
            log -> log.emptied(2).emptied(3).closing(2)));
  }

  /** The last entry was exported, or a publication names it. */
  @TestFactory
  Stream<DynamicTest> shouldFindWhatWasTakenOutOfALogOfWhichSomebodyKnowsTheEnd() {
    return Stream.of(
        missed("everything", log -> log.removed(3).removed(2).removed(1).removed(0)),
        missed("the last batch and its heads", log -> log.removed(3)),
        missed("the last batch and its note", log -> log.emptied(3)),
        missed("all entries and notes", LogFixture::emptied),
        missed(
            "the last batch, which the next writer takes for abandoned",
            log -> log.emptied(3).closing(2)),
        missed("the last batch, written anew", log -> log.removed(3).written(2)),
        missed("everything, written anew", log -> log.removed(3).removed(2).written(5)),
        missed(
            "everything, written anew under the old claim at the end",
            log -> {
              AuditHead end = log.heads().get(6);
              log.removed(3).removed(2).removed(1).written(6).heads().add(end);
            }));
  }

  @Test
  void shouldFindTwoWritersUnfinishedWhoDiedOneAfterTheOther() {
    LogFixture log = new LogFixture().written(3).claimed(2).claimedClosing(1);

    assertThat(check(log.entries(), log.heads(), headOf(log, 2)))
        .isEqualTo(new AuditVerdict.Whole(3, 3, log.entries().get(2).hash(), 2));

    log.closing(1);
    assertThat(check(log.entries(), log.heads(), headOf(log, 2)))
        .isInstanceOfSatisfying(
            AuditVerdict.Whole.class, whole -> assertThat(whole.unfinished()).isZero());
  }

  @Test
  void shouldFindTheVeryFirstWriterUnfinished() {
    LogFixture log = new LogFixture().claimed(2);

    assertThat(check(log.entries(), log.heads()))
        .isEqualTo(new AuditVerdict.Whole(0, 0, Digest.NOTHING_BEFORE, 1));
  }

  private static DynamicTest found(String what, Consumer<LogFixture> tampering) {
    return DynamicTest.dynamicTest(
        what,
        () -> {
          LogFixture log = new LogFixture().written(3).written(2).written(4).written(1);
          assertThat(check(log.entries(), log.heads())).isInstanceOf(AuditVerdict.Whole.class);
          tampering.accept(log);
          assertThat(check(log.entries(), log.heads())).isInstanceOf(AuditVerdict.Broken.class);
        });
  }

  private static DynamicTest missed(String what, Consumer<LogFixture> tampering) {
    return DynamicTest.dynamicTest(
        what,
        () -> {
          LogFixture log = new LogFixture().written(3).written(2).written(4).written(1);
          ExportedHead known = headOf(log, 9);
          assertThat(check(log.entries(), log.heads(), known))
              .isInstanceOf(AuditVerdict.Whole.class);
          tampering.accept(log);
          assertThat(check(log.entries(), log.heads(), known))
              .isInstanceOf(AuditVerdict.Broken.class);
        });
  }

  private static ExportedHead headOf(LogFixture log, int entry) {
    return new ExportedHead(entry + 1L, log.entries().get(entry).hash());
  }

  private static AuditVerdict check(
      List<AuditEntry> entries, List<AuditHead> heads, ExportedHead... known) {
    return AuditCheck.of(
        entries.stream().sorted(Comparator.comparingLong(AuditEntry::sequence)).iterator(),
        heads,
        Stream.of(known).map(head -> new NotedHead("somebody", head)).toList());
  }
}

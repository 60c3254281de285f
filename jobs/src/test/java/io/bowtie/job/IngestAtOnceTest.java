package io.bowtie.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.bowtie.bronze.BronzeTables;
import io.bowtie.contract.TableContract;
import io.bowtie.store.DeltaTableStore;
import io.bowtie.store.TableStore;
import io.bowtie.testkit.SparkSupport;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What happens between a run's look and its write: another run, or a file that grows. */
@ExtendWith(SparkSupport.class)
class IngestAtOnceTest {
  private static final String NIGHT = SmallCompany.NIGHT;
  private static final String FILE = SmallCompany.DEALS_FILE;

  @Test
  void shouldBringAContentOnceThoughAnotherRunWritesItsRowsFirst(
      SparkSession spark, DeltaTableStore store, @TempDir Path folder) {
    SmallCompany other = SmallCompany.withADeal(spark, store, folder);
    SmallCompany company =
        new SmallCompany(
            spark, before(store, call -> isRows(call), () -> other.ingest(NIGHT)), folder);

    company.ingest(NIGHT);
    company.file("deals-2026-06-02.csv", SmallCompany.HEADER + "D2,Won,won,1,2026-05-01\n");
    company.ingest("2026-06-02");

    assertOnce(company, 2, 3);
  }

  @Test
  void shouldEnterAContentOnceThoughAnotherRunWritesTheLedgerFirst(
      SparkSession spark, DeltaTableStore store, @TempDir Path folder) {
    SmallCompany other = SmallCompany.withADeal(spark, store, folder);
    SmallCompany company =
        new SmallCompany(
            spark, before(store, call -> isLedger(call), () -> other.ingest(NIGHT)), folder);

    company.ingest(NIGHT);
    company.ingest(NIGHT);

    assertOnce(company, 1, 2);
  }

  @Test
  void shouldLetAFileWaitThatGrowsWhileItIsRead(
      SparkSession spark, TableStore store, @TempDir Path folder) {
    String whole = SmallCompany.HEADER + SmallCompany.DEAL + "D2,Won,won,19900000.50,2026-05-01\n";
    SmallCompany sender = SmallCompany.withADeal(spark, store, folder);
    SmallCompany company =
        new SmallCompany(
            spark,
            before(
                store,
                call -> isRows(call) && call.arguments()[0].equals("bronze.crm__deals"),
                () -> sender.file(FILE, whole)),
            folder);

    JobResult first = company.ingest(NIGHT);

    assertThat(first.detail()).contains("deals", "No file");
    assertThat(store.tableNames())
        .contains("bronze.crm__stages")
        .doesNotContain("bronze.crm__deals");
    assertThat(company.table("gold.quality_checks").where("rule = 'unchanged'").collectAsList())
        .singleElement()
        .extracting(row -> row.<String>getAs("detail"))
        .asString()
        .contains(FILE, "changed while it was read", "next run");

    company.ingest(NIGHT);

    assertThat(company.table("bronze.crm__deals").select("amount").collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactlyInAnyOrder("100", "19900000.50");
    assertThat(company.table("gold.quality_checks").where("rule = 'unchanged'").count()).isZero();
  }

  private static void assertOnce(SmallCompany company, long deals, int contents) {
    assertThat(company.table("bronze.crm__deals").count()).isEqualTo(deals);
    assertThat(company.table("bronze.crm__stages").count()).isEqualTo(3);
    List<String> hashes =
        company.table(BronzeTables.FILE_LEDGER.qualifiedName()).collectAsList().stream()
            .map(row -> row.<String>getAs("content_hash"))
            .toList();
    assertThat(hashes).hasSize(contents).doesNotHaveDuplicates();
  }

  private static boolean isRows(Call call) {
    return call.name().equals("appendRaw");
  }

  private static boolean isLedger(Call call) {
    return call.name().equals("append")
        && ((TableContract) call.arguments()[0]).equals(BronzeTables.FILE_LEDGER);
  }

  /** The store, where something happens once, before a call of some kind. */
  private static TableStore before(TableStore store, Predicate<Call> which, Runnable event) {
    AtomicBoolean hasHappened = new AtomicBoolean();
    return (TableStore)
        Proxy.newProxyInstance(
            TableStore.class.getClassLoader(),
            new Class<?>[] {TableStore.class},
            (proxy, method, arguments) -> {
              if (which.test(new Call(method.getName(), arguments))
                  && hasHappened.compareAndSet(false, true)) {
                event.run();
              }
              return called(store, method, arguments);
            });
  }

  private static Object called(TableStore store, Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(store, arguments);
    } catch (InvocationTargetException failed) {
      throw failed.getCause();
    }
  }

  /**
   * A call of the store.
   *
   * @param name of the method
   * @param arguments of it
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Call(String name, Object... arguments) {}
}

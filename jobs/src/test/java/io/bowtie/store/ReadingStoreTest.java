package io.bowtie.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bowtie.contract.ExitCode;
import io.bowtie.contract.OperatorError;
import io.bowtie.testkit.SparkSupport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SparkSupport.class)
class ReadingStoreTest {
  @Test
  void shouldNotMakeAWarehouseThatIsMissing(@TempDir Path folder, SparkSession spark) {
    Path mistyped = folder.resolve("warehous");

    OperatorError error =
        catchThrowableOfType(
            OperatorError.class, () -> DeltaTableStore.openToRead(spark, mistyped.toString()));

    assertThat(error.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
    assertThat(error.getMessage()).contains(mistyped.toString(), "'warehouse' in the conf file");
    assertThat(mistyped).doesNotExist();
  }

  @Test
  void shouldWriteNothingIntoAWarehouseThatItOpens(@TempDir Path folder, SparkSession spark)
      throws IOException {
    assertThat(DeltaTableStore.openToRead(spark, folder.toString()).tableNames()).isEmpty();

    try (Stream<Path> contents = Files.list(folder)) {
      assertThat(contents).isEmpty();
    }
  }
}

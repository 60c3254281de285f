package io.bowtie.testkit;

import io.bowtie.contract.BusinessZone;
import io.bowtie.store.DeltaTableStore;
import io.bowtie.store.SparkSessions;
import io.bowtie.store.TableStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests, as parameters, the one {@link SparkSession} of the JVM and a {@link TableStore}: in
 * memory, or on Delta in a temporary folder where a {@link DeltaTableStore} is asked for. Test
 * method and {@code @BeforeEach} share a store; each test has its own, which is deleted after it. A
 * constructor or {@code @BeforeAll} shares one store over the class.
 */
public final class SparkSupport implements ParameterResolver {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(SparkSupport.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == SparkSession.class || type == TableStore.class || type == DeltaTableStore.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    if (type == SparkSession.class) {
      return session(context);
    }
    if (type == TableStore.class) {
      return context
          .getStore(NAMESPACE)
          .getOrComputeIfAbsent(
              "memory", key -> new MemoryTableStore(session(context)), MemoryTableStore.class);
    }
    return context
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(
            "store", key -> TemporaryStore.open(session(context)), TemporaryStore.class)
        .store();
  }

  private static SparkSession session(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(
            "session", key -> SparkSessions.openForFewRows(BusinessZone.UTC), SparkSession.class);
  }

  private record TemporaryStore(Path folder, DeltaTableStore store)
      implements ExtensionContext.Store.CloseableResource {

    static TemporaryStore open(SparkSession spark) {
      try {
        Path folder = Files.createTempDirectory("bowtie-warehouse");
        return new TemporaryStore(folder, DeltaTableStore.open(spark, folder.toString()));
      } catch (IOException noFolder) {
        throw new UncheckedIOException(noFolder);
      }
    }

    @Override
    public void close() throws IOException {
      try (Stream<Path> contents = Files.walk(folder)) {
        contents.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(file -> file.delete());
      }
    }
  }
}

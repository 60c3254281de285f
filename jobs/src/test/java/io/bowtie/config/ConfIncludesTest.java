package io.bowtie.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import io.bowtie.contract.ExitCode;
import io.bowtie.contract.OperatorError;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfIncludesTest {
  private static final String SOURCE =
      "sources.crm { system = crm, format = csv, location = raw, tables { deals = \"d*.csv\" },"
          + " mapping = mappings }\n";
  private static final String FOREIGN = "company = Foreign\n";

  @TempDir private Path outside;
  private Path folder;

  @BeforeEach
  void placeAFileOutsideAndFilesInside() throws IOException {
    folder = Files.createDirectories(outside.resolve("conf"));
    Files.writeString(outside.resolve("foreign.conf"), FOREIGN);
    Files.writeString(folder.resolve("own.conf"), "company = Own\n");
    Path below = Files.createDirectories(folder.resolve("below"));
    Files.writeString(below.resolve("leaf.conf"), "reporting-currency = EUR\n");
    Files.writeString(below.resolve("branch.conf"), "include \"leaf.conf\"\ncompany = Branch\n");
    Files.createSymbolicLink(folder.resolve("link.conf"), outside.resolve("foreign.conf"));
    Files.createSymbolicLink(folder.resolve("door"), outside);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "url(\"file://OUTSIDE/foreign.conf\")",
        "url(\"file:OUTSIDE/foreign.conf\")",
        "url(\"jar:file:OUTSIDE/any.jar!/foreign.conf\")",
        "required(url(\"file://OUTSIDE/foreign.conf\"))",
        "\"file://OUTSIDE/foreign.conf\"",
        "\"file:OUTSIDE/foreign.conf\"",
        "classpath(\"reference.conf\")",
        "classpath(\"reference\")",
        "required(classpath(\"reference.conf\"))",
        "file(\"OUTSIDE/foreign.conf\")",
        "required(file(\"OUTSIDE/foreign.conf\"))",
        "file(\"../foreign.conf\")",
        "\"OUTSIDE/foreign.conf\"",
        "\"../foreign.conf\"",
        "\"../foreign\"",
        "\"below/../../foreign.conf\"",
        "required(\"../foreign.conf\")",
        "\"link.conf\"",
        "\"link\"",
        "\"door/foreign.conf\"",
      })
  void shouldRefuseWhatLiesOutsideWithFileAndLine(String what) throws IOException {
    OperatorError refused =
        refused("# A comment\ninclude " + what.replace("OUTSIDE", "" + outside));

    assertThat(refused.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
    assertThat(refused)
        .hasMessageContaining("bowtie.conf, line 2")
        .hasMessageContaining("do: Copy the file into " + folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"url(\"ADDRESS\")", "\"ADDRESS\"", "required(url(\"ADDRESS\"))"})
  void shouldAskNoServer(String what) throws IOException {
    AtomicInteger requests = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          byte[] body = FOREIGN.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/foreign.conf";
      OperatorError refused = refused("include " + what.replace("ADDRESS", address));

      assertThat(refused).hasMessageContaining(address).hasMessageContaining("line 1");
      assertThat(requests).hasValue(0);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void shouldNameTheFileThatIncludesWhatItMayNot() throws IOException {
    Files.writeString(folder.resolve("below/bad.conf"), "\n\ninclude \"../../foreign.conf\"\n");

    assertThat(refused("include \"below/bad.conf\""))
        .hasMessageContaining(folder.resolve("below/bad.conf") + ", line 3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"own.conf\"",
        "\"own\"",
        "\"./own.conf\"",
        "\"below/../own.conf\"",
        "file(\"own.conf\")",
        "required(\"own.conf\")",
        "required(file(\"own.conf\"))",
      })
  void shouldIncludeFilesOfItsFolder(String what) throws IOException {
    assertThat(load("include " + what).company()).isEqualTo("Own");
  }

  @Test
  void shouldIncludeRelativeToTheFileThatIncludes() throws IOException {
    BowtieConf conf = load("include \"below/branch.conf\"");

    assertThat(conf.company()).isEqualTo("Branch");
    assertThat(conf.reportingCurrency()).isEqualTo("EUR");
    assertThat(ConfLoader.isDeclared(folder.resolve("bowtie.conf"), "reporting-currency")).isTrue();
  }

  @Test
  void shouldIncludeAlsoWhereTheConfIsNamedWithoutItsFolder() throws IOException {
    // A relative path of one name alone, as in --conf bowtie.conf.
    Path here = Path.of("").toAbsolutePath();
    Path bare = Path.of("bare-" + ProcessHandle.current().pid() + ".conf");
    Path included = Path.of("included-" + ProcessHandle.current().pid() + ".conf");
    try {
      Files.writeString(here.resolve(included), "company = Beside\n");
      Files.writeString(here.resolve(bare), "include \"" + included + "\"\n" + SOURCE);

      assertThat(ConfLoader.load(bare).company()).isEqualTo("Beside");
    } finally {
      Files.deleteIfExists(here.resolve(bare));
      Files.deleteIfExists(here.resolve(included));
    }
  }

  @Test
  void shouldAddNothingForAFileThatIsNotThereUnlessItIsRequired() throws IOException {
    assertThat(load("include \"local.conf\"\ncompany = Alone").company()).isEqualTo("Alone");
    assertThat(refused("include required(\"local.conf\")").exitCode())
        .isEqualTo(ExitCode.CONFIGURATION);
  }

  private OperatorError refused(String text) throws IOException {
    OperatorError refused = catchThrowableOfType(OperatorError.class, () -> load(text));
    assertThat(refused).isNotNull();
    return refused;
  }

  private BowtieConf load(String text) throws IOException {
    return ConfLoader.load(Files.writeString(folder.resolve("bowtie.conf"), text + "\n" + SOURCE));
  }
}

package io.bowtie;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.core.layout.PatternLayout;
import org.apache.logging.log4j.message.SimpleMessage;
import org.junit.jupiter.api.Test;

class LogFileTest {
  private static final String LAYOUT = "appender.file.layout.";

  @Test
  void shouldHoldNoAddressesThatLibrariesPutIntoMessagesAndTraces() throws IOException {
    Properties settings = new Properties();
    try (InputStream file = LogFileTest.class.getResourceAsStream("/log4j2.properties")) {
      settings.load(file);
    }
    PatternLayout layout =
        PatternLayout.newBuilder()
            .withPattern(settings.getProperty(LAYOUT + "pattern"))
            .withAlwaysWriteExceptions(
                Boolean.parseBoolean(settings.getProperty(LAYOUT + "alwaysWriteExceptions")))
            .build();

    String line =
        layout.toSerializable(
            Log4jLogEvent.newBuilder()
                .setLevel(Level.WARN)
                .setLoggerName("org.apache.spark.Cast")
                .setMessage(new SimpleMessage("The value 'ann.b+c@example.com' cannot be cast"))
                .setThrown(new IllegalStateException("Row of eve@mail.example.org, line 7"))
                .build());

    assertThat(line)
        .contains("WARN", "The value '[e-mail]' cannot be cast", "Row of [e-mail], line 7")
        .contains("at io.bowtie.LogFileTest")
        .doesNotContain("@");
  }
}

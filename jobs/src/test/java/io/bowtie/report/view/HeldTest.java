package io.bowtie.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeldTest {
  @Test
  void shouldQuoteWhatComesFromData() {
    assertThat(Held.is("model_version", "a'b\\c")).isEqualTo("model_version = 'a\\'b\\\\c'");
  }
}

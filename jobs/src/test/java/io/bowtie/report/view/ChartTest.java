package io.bowtie.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChartTest {
  private static final Grid NONE = Grid.of("Nothing", List.of(), List.of());

  @Test
  void shouldLetNoNameEndTheScriptElementAndStillMeanTheSame() throws Exception {
    String name = "</script><!-- & \u2028 \"quoted\"";
    String json = new Chart("c", "t", "s", Map.of("name", name), NONE).json();
    assertThat(json).doesNotContain("<", ">", "&", "\u2028");
    assertThat(new ObjectMapper().readTree(json).get("name").asText()).isEqualTo(name);
  }
}

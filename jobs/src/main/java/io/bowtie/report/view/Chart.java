package io.bowtie.report.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/**
 * A chart with its numbers as text beside it.
 *
 * @param id unique on its page
 * @param title what it shows
 * @param summary one sentence that says what there is to see, also for those who do not see it
 * @param data what the page's script draws; its {@code kind} names how
 * @param numbers the same as a table
 */
public record Chart(
    String id, String title, String summary, Map<String, Object> data, Grid numbers) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * The data as JSON that is safe inside a script element: no character of it can end the element,
   * whatever a name holds.
   */
  public String json() {
    try {
      return JSON.writeValueAsString(data)
          .replace("<", "\\u003c")
          .replace(">", "\\u003e")
          .replace("&", "\\u0026")
          .replace("\u2028", "\\u2028")
          .replace("\u2029", "\\u2029");
    } catch (JsonProcessingException notJson) {
      throw new IllegalStateException("chart " + id + " has data that is not JSON", notJson);
    }
  }

  /** Whether there is nothing to draw. */
  public boolean isEmpty() {
    return numbers.isEmpty();
  }
}

package io.bowtie.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.function.Function;

/** How a report on mappings is written. */
public enum ReportFormat {
  /** For people at a terminal: aligned columns. */
  TABLE(report -> new ReportText(new AlignedTables()).of(report)),
  /** For documents. */
  MARKDOWN(report -> new ReportText(new MarkdownTables()).of(report)),
  /** For programs: one object with all that is known. */
  JSON(ReportFormat::json);

  private static final JsonMapper MAPPER =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  private final Function<MappingReport, String> form;

  ReportFormat(Function<MappingReport, String> form) {
    this.form = form;
  }

  /** The report as a text that ends with a line's end. */
  public String of(MappingReport report) {
    return form.apply(report);
  }

  private static String json(MappingReport report) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(report)
          + System.lineSeparator();
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("A report is texts and numbers", impossible);
    }
  }
}

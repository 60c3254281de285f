package io.bowtie.report.card;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bowtie.report.gold.Estimate;
import java.util.LinkedHashMap;
import java.util.Map;

/** JSON as files hold it: in the order given, the same on every machine. */
final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  static String pretty(Map<String, Object> value) {
    DefaultIndenter indent = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(indent).withArrayIndenter(indent);
    try {
      return MAPPER.writer(printer).writeValueAsString(value) + "\n";
    } catch (JsonProcessingException notJson) {
      throw new IllegalStateException("a card that is not JSON", notJson);
    }
  }

  /** The object that a registry text holds; the text itself under {@code text} when it is none. */
  static Object parsed(String json) {
    try {
      return MAPPER.readValue(json, Object.class);
    } catch (JsonProcessingException notJson) {
      return Map.of("text", json);
    }
  }

  /** Pairs of name and value, in this order. */
  static Map<String, Object> object(Object... namesAndValues) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int index = 0; index < namesAndValues.length; index += 2) {
      object.put((String) namesAndValues[index], namesAndValues[index + 1]);
    }
    return object;
  }

  /** A number with what it stands on, or the reason why it is not there. */
  static Map<String, Object> estimate(Estimate estimate) {
    Map<String, Object> object = new LinkedHashMap<>();
    estimate.value().ifPresent(value -> object.put("value", value));
    estimate
        .range()
        .ifPresent(
            range -> {
              object.put("low", range.low());
              object.put("high", range.high());
            });
    if (estimate.support() != Estimate.UNKNOWN_SUPPORT) {
      object.put("support", estimate.support());
    }
    if (!estimate.isKnown()) {
      object.put("undefined_reason", estimate.reason());
    }
    return object;
  }
}

package io.bowtie.report.gold;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who saw what a use case said on a night, and how it is registered.
 *
 * @param mode off, shadow or live, as in effect
 * @param registeredMode the same as conf says
 * @param reason why it is not live; empty where it is
 * @param missing what the registration lacks
 * @param registration conf key to what it says, in the order of conf
 */
public record StatusRow(
    String useCase,
    String mode,
    String registeredMode,
    String reason,
    List<String> missing,
    Map<String, String> registration,
    String asOf) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public StatusRow {
    missing = List.copyOf(missing);
    registration = Collections.unmodifiableMap(new LinkedHashMap<>(registration));
  }

  public boolean isLive() {
    return mode.equals("live");
  }

  /** What a conf key says; empty where nobody has filled it in. */
  public String field(String key) {
    return registration.getOrDefault(key, "");
  }

  static StatusRow of(Fields fields) {
    return new StatusRow(
        fields.text("use_case"),
        fields.text("mode"),
        fields.text("registered_mode"),
        fields.text("reason"),
        fields.texts("missing_fields"),
        registration(fields.text("registration")),
        fields.day("as_of"));
  }

  private static Map<String, String> registration(String json) {
    if (json.isEmpty()) {
      return Map.of();
    }
    try {
      return JSON.readValue(json, new TypeReference<LinkedHashMap<String, String>>() {});
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("gold.use_case_status.registration is not JSON", broken);
    }
  }
}

package io.bowtie.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/**
 * What {@code gold.run_ledger} says of one run of a job.
 *
 * @param job its name
 * @param runId of the run
 * @param outcome done, nothing_to_do, blocked, failed, or started where it began again
 * @param inputs Delta version of each table that it says it reads, when it began
 * @param outputs Delta version of each table that had changed when it ended
 */
record LedgerRow(
    String job, String runId, String outcome, Map<String, Long> inputs, Map<String, Long> outputs) {
  static final String STARTED = "started";
  static final String FAILED = "failed";

  private static final ObjectMapper JSON = new ObjectMapper();

  LedgerRow {
    inputs = Map.copyOf(inputs);
    outputs = Map.copyOf(outputs);
  }

  static LedgerRow of(Row row) {
    return new LedgerRow(
        row.getAs("job"),
        row.getAs("run_id"),
        row.getAs("outcome"),
        versions(row.getAs("input_versions")),
        versions(row.getAs("output_versions")));
  }

  boolean isFinished() {
    return !outcome.equals(FAILED) && !outcome.equals(STARTED);
  }

  /** As JSON, in name order. */
  static String json(Map<String, Long> versions) {
    try {
      return JSON.writeValueAsString(new TreeMap<>(versions));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("Names and numbers become JSON", impossible);
    }
  }

  /** Rows from before jobs noted what they wrote have none. */
  private static Map<String, Long> versions(String json) {
    try {
      return json == null ? Map.of() : JSON.readValue(json, new TypeReference<>() {});
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("gold.run_ledger holds versions that are no JSON", damaged);
    }
  }
}

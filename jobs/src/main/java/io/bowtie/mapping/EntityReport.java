package io.bowtie.mapping;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.bowtie.silver.FateCounts.SetAside;
import java.util.ArrayList;
import java.util.List;

/**
 * What a set of mappings makes of one entity.
 *
 * @param entity that the mapping is named after
 * @param rowsIn that the mapping delivers
 * @param versions of these, such as silver would get
 * @param setAside rows that have a reason not to
 * @param duplicates exactly the same row once more
 * @param unchanged seen again at a later landing: the same content, or a former state
 * @param later rows recorded after the as-of
 * @param reasons of the rows set aside; a row with two counts for both
 * @param knownBy what tells when a version became known: recorded_at, the event's column, or the
 *     landing of its file
 * @param missing required columns that the mapping does not deliver
 * @param absent optional columns that it does not deliver: what rests on them does not exist
 * @param undeclared own columns that no conf has declared
 * @param faults what makes the outcome doubtful
 * @param blocked why a night would leave the entity as it was; empty when it would not
 */
record EntityReport(
    String entity,
    long rowsIn,
    long versions,
    long setAside,
    long duplicates,
    long unchanged,
    long later,
    List<SetAside> reasons,
    String knownBy,
    List<String> missing,
    List<String> absent,
    List<String> undeclared,
    List<String> faults,
    String blocked) {
  /** {@link #knownBy} when the mapping delivers no time. */
  static final String LANDING = "landing";

  /** In one word: ok, empty, lost, doubtful or blocked. */
  @JsonProperty("verdict")
  String verdict() {
    if (!blocked.isEmpty()) {
      return "blocked";
    }
    if (!faults.isEmpty()) {
      return "doubtful";
    }
    return versions > 0 ? "ok" : setAside > 0 ? "lost" : "empty";
  }

  /** Whether a night would make nothing of what was delivered. */
  boolean isRefused() {
    return List.of("blocked", "doubtful", "lost").contains(verdict());
  }

  /** What a person should know of how versions are told apart and dated. */
  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    for (SetAside aside : reasons) {
      if (aside.reason().equals("DUPLICATE_KEY")) {
        remarks.add(
            aside.rows()
                + " row(s) have the key ("
                + aside.column()
                + ") and recorded_at of another row with other content.");
      }
      if (aside.reason().equals("MISSING_VALUE") && aside.column().equals("recorded_at")) {
        remarks.add("Nothing tells when " + aside.rows() + " row(s) became known.");
      }
    }
    if (knownBy.equals(LANDING)) {
      remarks.add("A version counts as known from the landing of its file on.");
    }
    return remarks;
  }
}

package io.bowtie.sql;

/** Why SQL is refused, and what to write instead. */
public enum Reason {
  CLOCK(
      "It reads the clock, which would make a rerun of a night differ.",
      "Write the date itself, as in DATE '2026-06-30'; in a mapping, a check or a KPI :as_of is the"
          + " night. A column of that name: put its table before it."),
  CHANCE(
      "It depends on chance or on how rows are divided, which would make a rerun of a night"
          + " differ.",
      "Leave it out. A sample that stays the same: pmod(xxhash64(id), 10) = 0. To number rows:"
          + " row_number() OVER (ORDER BY id)."),
  SESSION(
      "It tells who asks and on which machine, not what the tables hold.",
      "Write the value itself. A column of that name: put its table before it."),
  FOREIGN_CODE("It runs code that is not SQL.", "Write it with SQL's own functions."),
  FILES("It reads a file or a table beside its inputs.", "Select from the tables by their names."),
  CHANGES(
      "It does something else than read: SQL never changes tables, settings or the session here.",
      "Write one query: SELECT, WITH, VALUES or FROM."),
  UNKNOWN(
      "It is not on the list of what SQL may be made of, resources/sql/allow-list.txt.",
      "Write it with functions and clauses that are on the list.");

  private final String why;
  private final String remedy;

  Reason(String why, String remedy) {
    this.why = why;
    this.remedy = remedy;
  }

  /** What is wrong with it, as a sentence. */
  public String why() {
    return why;
  }

  /** What to write instead, as a sentence. */
  public String remedy() {
    return remedy;
  }
}

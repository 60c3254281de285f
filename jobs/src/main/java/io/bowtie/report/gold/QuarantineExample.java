package io.bowtie.report.gold;

/**
 * A row that was set aside, so that a person can find it.
 *
 * @param place file and line; empty where the mapping passes neither on
 */
public record QuarantineExample(
    String source,
    String entity,
    String reasonCode,
    String column,
    String reason,
    String place,
    String key) {

  static QuarantineExample of(Fields fields) {
    String line = fields.has("line") ? ":" + fields.count("line") : "";
    String file = fields.text("file");
    return new QuarantineExample(
        fields.text("source"),
        fields.text("entity"),
        fields.text("reason_code"),
        fields.text("column_name"),
        fields.masked("reason"),
        file.isEmpty() ? "" : fileName(file) + line,
        fields.masked("row_key"));
  }

  /** A page names the file, not the machine it lay on. */
  private static String fileName(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }
}

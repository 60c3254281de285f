package io.bowtie.bronze;

import java.util.List;
import java.util.Locale;

/**
 * A table of a source as it landed.
 *
 * @param source the source's name
 * @param name the raw table's name, as mappings read it
 */
public record RawTable(String source, String name) {
  /** Where the row came from. */
  public static final String SOURCE = "_source";

  /** The file, below the source's location. */
  public static final String FILE = "_file";

  /** The line of a csv file when every record is one line, from 1; the record's number for json. */
  public static final String LINE = "_line";

  /** The UTC day on which the file was there. */
  public static final String LANDED_ON = "_landed_on";

  /** When the row was read. */
  public static final String INGESTED_AT = "_ingested_at";

  /** The run that read it. */
  public static final String RUN_ID = "_run_id";

  /** Hash of the file's bytes, as in the ledger. */
  public static final String CONTENT_HASH = "_content_hash";

  /** Hash of the row's own columns. */
  public static final String ROW_HASH = "_row_hash";

  /** What is wrong with how the row stands in its file, as a word of {@link RowFault}. */
  public static final String FAULT = "_fault";

  /** The record as it stands in the file, when it does not fit the file's columns. */
  public static final String CORRUPT = "_corrupt";

  /** In stored order, before the source's own columns, so that Delta keeps their statistics. */
  static final List<String> TECHNICAL =
      List.of(
          SOURCE,
          FILE,
          LINE,
          LANDED_ON,
          INGESTED_AT,
          RUN_ID,
          CONTENT_HASH,
          ROW_HASH,
          FAULT,
          CORRUPT);

  /** What nights and reruns look for; other columns would cost a write more than they spare. */
  public static final List<String> SKIPPED_BY = List.of(LANDED_ON, CONTENT_HASH);

  /** The table's name in SQL, as in {@code bronze.crm__deals}. */
  public String qualifiedName() {
    return "bronze." + plain(source) + "__" + plain(name);
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
  }
}

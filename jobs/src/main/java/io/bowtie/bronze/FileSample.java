package io.bowtie.bronze;

import io.bowtie.config.SourceConf.Format;
import io.bowtie.source.ReadOptions;
import io.bowtie.source.SourceFile;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.hadoop.conf.Configuration;

/**
 * What the beginning of a text file says of it, read without Spark: enough to see its columns, and
 * whether it is being read as it was written.
 *
 * @param columns as bronze would name them; of json those of the objects that were looked at
 * @param rows the first ones, a text or null for each column
 * @param isWhole whether these are all rows of the file
 * @param bytesRead of the unpacked file, up to the end of the last row
 * @param doubts sentences about encoding, delimiter and shape, with what to do
 */
public record FileSample(
    List<String> columns,
    List<List<String>> rows,
    boolean isWhole,
    long bytesRead,
    List<String> doubts) {
  private static final int HEAD_BYTES = 256 * 1024;

  public FileSample {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    doubts = List.copyOf(doubts);
  }

  /**
   * Reads the beginning of a csv or json file.
   *
   * @throws IOException when it cannot be read
   */
  public static FileSample of(
      Configuration hadoop, Format format, ReadOptions options, SourceFile file)
      throws IOException {
    byte[] head;
    try (FileBytes bytes = FileBytes.open(file.path(), hadoop)) {
      head = file.bytes() == 0 ? new byte[0] : bytes.unpacked().readNBytes(HEAD_BYTES + 1);
    }
    try {
      return of(format, options, head, head.length <= HEAD_BYTES);
    } catch (RuntimeException unparsed) {
      throw new IOException(FileFault.of(file.path(), unparsed).getMessage(), unparsed);
    }
  }

  /** The same of bytes that are at hand. */
  static FileSample of(Format format, ReadOptions options, byte[] head, boolean isWhole)
      throws IOException {
    Charset declared = Charset.forName(options.encoding());
    Charset charset = TextBytes.charset(head, declared);
    String text = fullLines(TextBytes.text(head, declared), isWhole);
    long bytesRead = isWhole ? head.length : text.getBytes(charset).length;
    HeadRecords records =
        format == Format.CSV ? HeadRecords.ofCsv(text, options, isWhole) : HeadRecords.ofJson(text);
    List<String> doubts = new ArrayList<>(Encodings.doubts(head, text, charset));
    doubts.addAll(records.doubts());
    return new FileSample(
        RawColumns.stored(records.columns()),
        isWhole ? records.rows() : withoutLast(records.rows()),
        isWhole,
        bytesRead,
        doubts);
  }

  /**
   * How many rows a file of so many bytes has, by this one's rows a byte; empty when there is
   * nothing to go by.
   */
  public OptionalLong rowsOf(long bytes) {
    return rows.isEmpty() || bytesRead == 0
        ? OptionalLong.empty()
        : OptionalLong.of(Math.round((double) bytes * rows.size() / bytesRead));
  }

  private static String fullLines(String text, boolean isWhole) {
    int end = text.lastIndexOf('\n');
    return isWhole || end < 0 ? text : text.substring(0, end + 1);
  }

  /** A line break inside quotes may have cut the last record. */
  private static List<List<String>> withoutLast(List<List<String>> rows) {
    return rows.isEmpty() ? rows : rows.subList(0, rows.size() - 1);
  }
}

package io.bowtie.bronze;

import io.bowtie.config.SourceConf.Format;
import io.bowtie.source.ReadOptions;
import io.bowtie.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
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
    try (InputStream bytes = RawBytes.unpacked(file.path(), hadoop)) {
      head = bytes.readNBytes(HEAD_BYTES + 1);
    }
    boolean isWhole = head.length <= HEAD_BYTES;
    return of(format, options, head, isWhole);
  }

  /** The same of bytes that are at hand. */
  static FileSample of(Format format, ReadOptions options, byte[] head, boolean isWhole) {
    if (!isCharset(options.encoding())) {
      return new FileSample(
          List.of(),
          List.of(),
          isWhole,
          head.length,
          List.of(
              "There is no encoding '"
                  + options.encoding()
                  + "': set options.encoding to UTF-8, ISO-8859-1, windows-1252 or UTF-16."));
    }
    Charset charset = Charset.forName(options.encoding());
    String text = fullLines(new String(head, charset).replace("\uFEFF", ""), isWhole);
    long bytesRead = isWhole ? head.length : text.getBytes(charset).length;
    HeadRecords records =
        format == Format.CSV ? HeadRecords.ofCsv(text, options) : HeadRecords.ofJson(text);
    List<String> doubts = new java.util.ArrayList<>(Encodings.doubts(head, text, charset));
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

  private static boolean isCharset(String name) {
    try {
      return Charset.isSupported(name);
    } catch (IllegalArgumentException noName) {
      return false;
    }
  }

  private static String fullLines(String text, boolean isWhole) {
    int end = text.lastIndexOf('\n');
    return isWhole || end < 0 ? text : text.substring(0, end + 1);
  }

  /** A line break inside quotes may have cut the last record. */
  private static List<List<String>> withoutLast(List<List<String>> rows) {
    return rows.isEmpty() ? rows : rows.subList(0, rows.size() - 1);
  }

  /** What the bytes say against the encoding by which they were read. */
  private static final class Encodings {
    private Encodings() {}

    static List<String> doubts(byte[] head, String text, Charset charset) {
      if (head.length == 0 || text.isBlank()) {
        return List.of("The file is empty.");
      }
      if (text.indexOf('\0') >= 0) {
        return List.of(
            "It holds zero bytes between its letters, as UTF-16 does: set options.encoding ="
                + " UTF-16.");
      }
      boolean isUtf8 = charset.equals(StandardCharsets.UTF_8);
      if (text.indexOf('\uFFFD') >= 0) {
        return List.of(
            "Some letters in line "
                + text.substring(0, text.indexOf('\uFFFD')).lines().count()
                + " are not "
                + charset
                + ": set options.encoding, often "
                + (isUtf8 ? "windows-1252 or ISO-8859-1." : "UTF-8."));
      }
      return !isUtf8 && isSingleByte(charset) && isAccentedUtf8(head)
          ? List.of(
              "Its letters beyond ASCII look like UTF-8, and it is read as "
                  + charset
                  + ": set options.encoding = UTF-8.")
          : List.of();
    }

    private static boolean isSingleByte(Charset charset) {
      return charset.newEncoder().maxBytesPerChar() == 1;
    }

    private static boolean isAccentedUtf8(byte[] head) {
      String text = new String(head, StandardCharsets.UTF_8);
      String inner = text.endsWith("\uFFFD") ? text.substring(0, text.length() - 1) : text;
      return inner.indexOf('\uFFFD') < 0 && inner.chars().anyMatch(letter -> letter > 127);
    }
  }
}

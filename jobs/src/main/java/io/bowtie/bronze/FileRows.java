package io.bowtie.bronze;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Row;
import org.apache.spark.util.TaskCompletionListener;

/**
 * The rows of one text file in a task of Spark. They end in an error when the file is no longer
 * what it was when its content was told, so that nothing of it is written.
 */
final class FileRows implements Iterator<Row> {
  private final Fingerprint print;
  private final FileBytes bytes;
  private final Iterator<Row> rows;
  private boolean isVerified;

  private FileRows(Fingerprint print, FileBytes bytes, Iterator<Row> rows) {
    this.print = print;
    this.bytes = bytes;
    this.rows = rows;
  }

  /** Makes rows of a file's characters. */
  @FunctionalInterface
  interface Parser {
    Iterator<Row> rows(BufferedReader text) throws IOException;
  }

  static Iterator<Row> of(Fingerprint print, Configuration hadoop, String encoding, Parser parser) {
    try {
      FileBytes bytes = FileBytes.open(print.path(), hadoop);
      TaskCompletionListener atEnd = context -> close(bytes);
      TaskContext.get().addTaskCompletionListener(atEnd);
      return new FileRows(print, bytes, parser.rows(bytes.text(Charset.forName(encoding))));
    } catch (IOException | RuntimeException failed) {
      throw FileFault.of(print.path(), failed);
    }
  }

  @Override
  public boolean hasNext() {
    try {
      boolean more = rows.hasNext();
      if (!more && !isVerified) {
        isVerified = true;
        if (!print.isOf(bytes.hash())) {
          throw FileFault.changed(print.path());
        }
      }
      return more;
    } catch (IOException | RuntimeException failed) {
      throw fault(failed);
    }
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    try {
      return rows.next();
    } catch (RuntimeException failed) {
      throw fault(failed);
    }
  }

  /** What cannot be parsed any more may be no longer what was looked at. */
  private FileFault fault(Exception failed) {
    FileFault fault = FileFault.of(print.path(), failed);
    try {
      return fault.isChange() || print.isOf(bytes.hash()) ? fault : FileFault.changed(print.path());
    } catch (IOException unreadable) {
      return fault;
    }
  }

  private static void close(Closeable bytes) {
    try {
      bytes.close();
    } catch (IOException unclosed) {
      throw new UncheckedIOException(unclosed);
    }
  }
}

package io.bowtie.doctor;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What lies where a source declares a raw table.
 *
 * @param table as the conf names it
 * @param place where its files are looked for
 * @param files that had landed by the as-of
 * @param first landing, where the source shows landings
 * @param newest landing, where the source shows landings
 * @param rows of these files, where they can be told without reading all of them
 * @param columns of the last landing, as bronze would name them
 * @param isRead whether any mapping reads the table
 * @param unread columns that no mapping names
 * @param faults why nothing of it can be used; none where it can
 * @param doubts what looks wrong with it
 */
public record RawTableFound(
    String table,
    String place,
    int files,
    Optional<LocalDate> first,
    Optional<LocalDate> newest,
    Optional<RowCount> rows,
    List<String> columns,
    boolean isRead,
    List<String> unread,
    List<String> faults,
    List<String> doubts) {

  public RawTableFound {
    columns = List.copyOf(columns);
    unread = List.copyOf(unread);
    faults = List.copyOf(faults);
    doubts = List.copyOf(doubts);
  }

  /** The same with one more doubt; as it is where there is none. */
  RawTableFound doubting(String doubt) {
    if (doubt == null) {
      return this;
    }
    List<String> all = Stream.concat(doubts.stream(), Stream.of(doubt)).toList();
    return new RawTableFound(
        table, place, files, first, newest, rows, columns, isRead, unread, faults, all);
  }

  /** Whether there are columns to map. */
  boolean isUsable() {
    return faults.isEmpty() && !columns.isEmpty();
  }
}

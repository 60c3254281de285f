package io.bowtie.mapping;

import java.util.List;
import java.util.Map;

/**
 * What mappings read of one raw table.
 *
 * @param table as mappings name it
 * @param files that it was read from, below the folder
 * @param rows in them
 * @param corruptRows of these, such as do not fit the file's columns
 * @param faults of rows that do not stand in their files as they should
 * @param unread columns that no mapping reads
 * @param mayBeMeant of these, such as are named nearly like an optional column that is not
 *     delivered, and that one's name
 */
record RawTableReport(
    String table,
    List<String> files,
    long rows,
    long corruptRows,
    List<String> faults,
    List<String> unread,
    Map<String, String> mayBeMeant) {}

package io.bowtie.mapping;

import java.util.List;

/**
 * What mappings read of one raw table.
 *
 * @param table as mappings name it
 * @param files that it was read from, below the folder
 * @param rows in them
 * @param corruptRows of these, such as do not fit the file's columns
 * @param unread columns that no mapping reads
 */
record RawTableReport(
    String table, List<String> files, long rows, long corruptRows, List<String> unread) {}

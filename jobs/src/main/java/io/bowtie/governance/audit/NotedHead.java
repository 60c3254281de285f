package io.bowtie.governance.audit;

/**
 * A head that something outside of the log says it had.
 *
 * @param by who says so, as in "the publication of 2026-06-28"
 * @param head with which the log ended then
 */
public record NotedHead(String by, ExportedHead head) {}

package io.bowtie.sql;

/**
 * Something in SQL that is not allowed.
 *
 * @param reason why not
 * @param what the function, clause or statement, as the text has it
 * @param line of the text, from 1
 */
public record Refusal(Reason reason, String what, int line) {}

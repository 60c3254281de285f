/**
 * Rows as they landed: append-only, every column a string, with the file and line that each came
 * from. A ledger of content hashes keeps the same file from counting twice under any name.
 */
package io.bowtie.bronze;

/**
 * Rows as they landed: append-only, every column a text or in the type that its source gave it,
 * with the file and line that each came from. A ledger of contents keeps the same one from counting
 * twice under any name.
 */
package io.bowtie.bronze;

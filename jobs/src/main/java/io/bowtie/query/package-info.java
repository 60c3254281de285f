/**
 * Questions that a person asks of the warehouse in SQL: tables by name, one query, answers as a
 * table, CSV or JSON. Sees {@link io.bowtie.contract} and, for what a query may be made of, {@link
 * io.bowtie.sql}.
 */
package io.bowtie.query;

/**
 * Questions that a person asks of the warehouse in SQL: tables by name, one query, answers as a
 * table, CSV or JSON. Sees only {@link io.bowtie.contract}.
 */
package io.bowtie.query;

/**
 * Key figures as of a night: each one a query that its owner signs and a line in the catalogue. All
 * start from the same facts, the deals that the night knows by dimension and period. A figure that
 * cannot be computed is a row with the reason.
 */
package io.bowtie.kpi;

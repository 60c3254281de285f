/**
 * Turns test rows that were scored before their outcome was known into evidence: how well a model
 * ranks, how honest its probabilities are, whom it treats differently, and whether that is enough
 * to publish.
 *
 * <p>What the room promises:
 *
 * <ul>
 *   <li>It is arithmetic over bounded arrays on the driver: no tables, no clock, no chance but a
 *       seed that the caller gives. The same rows in any order and the same seed give the same
 *       numbers.
 *   <li>A number that cannot be had is a {@link io.bowtie.evaluation.Metric.Undefined} with its
 *       reason, never zero and never NaN. A number that can be had names its support.
 *   <li>Intervals are 95 %. Shares carry Wilson's, a mean over companies Student's; everything else
 *       a percentile interval from resampling whole accounts, since the rows of one account are not
 *       independent. What has too few accounts for that has no interval.
 *   <li>"Event" is the outcome a model foretells (converted, won, churned), "positive" a row at or
 *       above a threshold.
 * </ul>
 *
 * <p>The room looks into {@code contract} at most.
 */
package io.bowtie.evaluation;

package io.bowtie.evaluation;

/**
 * A tenth of the rows, as a team would work down the list.
 *
 * @param decile 1 (highest probabilities) to 10
 * @param rows how many rows; tenths differ by one at most
 * @param events how many of them had an event
 * @param rate the share of them, with Wilson's interval
 * @param lift the rate over the base rate, above 1 better than picking blindly; its interval takes
 *     the base rate as known
 * @param cumulativeGain the share of all events that this tenth and those above it hold
 * @param eventAmount the money of the rows with an event, reporting currency
 */
public record LiftDecile(
    int decile,
    long rows,
    long events,
    Metric rate,
    Metric lift,
    Metric cumulativeGain,
    double eventAmount) {}

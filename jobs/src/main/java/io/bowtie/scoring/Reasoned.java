package io.bowtie.scoring;

import java.util.List;

/**
 * A row's probability and why.
 *
 * @param probability calibrated
 * @param explainedValue what the reasons' contributions add up to
 * @param reasons by position
 */
record Reasoned(double probability, double explainedValue, List<Reason> reasons) {}

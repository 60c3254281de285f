package io.bowtie.proof;

/**
 * A model's AUC over rows of companies that it never saw.
 *
 * @param seed of the company that trained it
 * @param useCase lead or deal
 * @param auc over the fresh rows
 * @param rows that they were
 */
record TrueAuc(long seed, String useCase, double auc, long rows) {}

package io.bowtie.model;

/**
 * What a fit offers to choose from.
 *
 * @param learner the grid point
 * @param model that it fitted
 */
record Offer(Learner learner, Model model) {}

/**
 * Which candidate columns may train: what is known of when each is known, what its numbers say, and
 * who has signed for it. Sees rows that carry their label, never how a model is fitted.
 */
package io.bowtie.model.leakage;

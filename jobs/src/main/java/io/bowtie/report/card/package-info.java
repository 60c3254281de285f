/**
 * Model cards: the Model Card Toolkit's schema v0.0.2, the record of everything it has no place
 * for, and both for people.
 */
package io.bowtie.report.card;

/**
 * Makes a small B2B software company with its history, its mess and a truth file: the proof kit.
 *
 * <p>Everything is simulated day by day. What is recorded on a day depends on earlier days only,
 * and an outcome is drawn on its day from the state of that day, so that whatever an as-of feature
 * can see is what truly caused the outcome. The same settings give the same bytes; a longer company
 * begins with the shorter one.
 */
package io.bowtie.generate;

/**
 * The proof kit: generated companies of which the truth is known go through the night's own jobs,
 * and what comes out is held against that truth. What was found of each company lies in a file of
 * its own, so that a long run can be stopped and gone on with.
 */
package io.bowtie.proof;

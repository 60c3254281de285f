/**
 * The door: the command line, which turns words into runs of {@link io.bowtie.job} and errors into
 * messages and exit codes.
 */
package io.bowtie;

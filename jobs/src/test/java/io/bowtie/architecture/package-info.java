/**
 * Rules of the house that the compiler does not know: the direction of the rooms, and the clock.
 */
package io.bowtie.architecture;

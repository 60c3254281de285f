/** Checks with four outcomes: pass, caveat, quarantine, block. */
package io.bowtie.quality;

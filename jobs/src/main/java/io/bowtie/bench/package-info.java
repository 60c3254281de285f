/** How long things take, and against what: each bench prints ratios of one run. */
package io.bowtie.bench;

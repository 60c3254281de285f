/** What became of the scores of past nights, and what to expect of tonight's. */
package io.bowtie.scoring.realised;

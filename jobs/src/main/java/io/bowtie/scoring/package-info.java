/** Turns champions and baselines into tonight's scores with reasons, confidence and caveats. */
package io.bowtie.scoring;

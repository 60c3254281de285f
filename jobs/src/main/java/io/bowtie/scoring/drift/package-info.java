/** How far tonight is from what a model was trained on. */
package io.bowtie.scoring.drift;

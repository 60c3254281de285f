/** The probability at which an alert is raised, who set it, and what it is worth. */
package io.bowtie.scoring.threshold;

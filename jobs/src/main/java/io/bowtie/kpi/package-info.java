/** Key figures, each one SQL file and a line in the catalogue, as of a night. */
package io.bowtie.kpi;

/** A house built wrong on purpose: the rule must find what is wrong here, or it does not run. */
package io.bowtie.architecture.broken;

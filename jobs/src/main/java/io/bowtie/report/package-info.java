/** Pages and model cards from gold tables: nothing is computed here that no table holds. */
package io.bowtie.report;

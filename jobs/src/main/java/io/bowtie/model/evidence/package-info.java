/** The tables in which a backtest's findings are kept. */
package io.bowtie.model.evidence;

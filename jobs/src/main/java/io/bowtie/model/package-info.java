/** What is learned: candidates, baselines, backtest, calibration. */
package io.bowtie.model;

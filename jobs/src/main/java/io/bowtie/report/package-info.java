/**
 * Pages and model cards from gold tables: nothing is computed here that no table holds. {@code
 * gold} reads a night, {@code page} and {@code card} say what there is to say about it, {@code
 * view} how it is worded, and this room writes it down.
 */
package io.bowtie.report;

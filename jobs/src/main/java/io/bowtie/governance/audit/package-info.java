/**
 * The record of what was advised, decided and found true: a chain of entries in which each holds
 * the hash of the one before, and heads kept apart, so that no entry can be changed, taken out, put
 * in another order or cut from the end without being found. What a chain without a key cannot show
 * is said in {@code docs/governance.md}.
 */
package io.bowtie.governance.audit;

/**
 * The night's jobs: each reads tables, calls steps and writes tables, alone or in order, and ends
 * in the same tables when it is run again. Only here do steps meet storage and the clock.
 */
package io.bowtie.job;

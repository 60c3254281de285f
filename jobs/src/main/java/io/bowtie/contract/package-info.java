/**
 * What a table promises: layer, grain, key, columns with type, meaning and sensitivity; the date
 * that a night stands for; the errors an operator sees; and how small work is done side by side.
 * Every other room may look in here, and this room looks at none.
 */
package io.bowtie.contract;

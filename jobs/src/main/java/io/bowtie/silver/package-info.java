/**
 * One shape for all systems: entities with their versions, each with the time at which the company
 * came to know it. Rows that do not fit are set aside with a reason, never dropped.
 */
package io.bowtie.silver;

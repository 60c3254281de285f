/**
 * What an operator may set: one record a section, checked when it is made. Defaults, units and
 * reasons stand in {@code reference.conf}; an unknown key is an error with the nearest match.
 */
package io.bowtie.config;

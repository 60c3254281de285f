/**
 * What pages are composed of: words, numbers as text, tables, charts and where numbers are held.
 */
package io.bowtie.report.view;

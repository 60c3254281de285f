/**
 * One immutable record a page, made from the rows of a night without Spark and without a template:
 * what a page says is tested here.
 */
package io.bowtie.report.page;

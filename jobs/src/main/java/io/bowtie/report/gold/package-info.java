/**
 * The rows of a night that pages and cards are made of: bounded, typed, without nulls. Only {@link
 * io.bowtie.report.gold.GoldReader} and {@link io.bowtie.report.gold.Fields} touch Spark.
 */
package io.bowtie.report.gold;

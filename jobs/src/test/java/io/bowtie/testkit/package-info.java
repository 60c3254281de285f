/** What tests share: one Spark session, a store in a temporary folder, tables in memory, rows. */
package io.bowtie.testkit;

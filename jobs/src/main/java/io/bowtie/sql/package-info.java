/**
 * SQL in files: a query over inputs that are given by name, with named parameters. The only user of
 * temporary views; nothing but a query over its inputs runs through here.
 */
package io.bowtie.sql;

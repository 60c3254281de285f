/**
 * Where data comes from: the files of a source, when they landed, how they are read, and the SQL
 * that maps a source's raw tables to an entity. A vendor's words stop here.
 */
package io.bowtie.source;

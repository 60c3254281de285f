/** Decision trees as plain data: how they predict, and how much each column of a vector adds. */
package io.bowtie.model.tree;

/** Model versions with provenance, and which of them a night uses. */
package io.bowtie.model.registry;

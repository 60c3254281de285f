/** The port to Delta tables and its adapter; only jobs see this room. */
package io.bowtie.store;

package io.bowtie.model.registry;

/**
 * What stood behind a training besides its data and conf.
 *
 * @param confHash of the configuration
 * @param codeHash of the code
 * @param inputVersions Delta version per input table, as JSON
 * @param runId of the run
 */
public record Provenance(String confHash, String codeHash, String inputVersions, String runId) {}

package io.bowtie.contract;

/** How a run ended, as the shell and the scheduler see it. */
public enum ExitCode {
  /** Done, also when an evidence gate said rules_only or abstain: a verdict is an outcome. */
  DONE(0),
  /** The command line is wrong. */
  USAGE(2),
  /** The configuration or a mapping is wrong. */
  CONFIGURATION(3),
  /** A data gate blocked an entity, found nothing to work on, or a night that is not one whole. */
  DATA_GATE(10),
  /** A model without a passed gate was asked to be promoted. */
  EVIDENCE_GATE(11),
  /** Someone who may not approve tried to. */
  GOVERNANCE(12),
  /** Another run holds the lease. */
  LEASE_HELD(13),
  /** Storage, memory or a defect. */
  SYSTEM(20);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}

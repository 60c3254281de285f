package io.bowtie.scoring;

import io.bowtie.config.BandConf;

/** A range of calibrated probability. Edges are conf, so a retrain moves no edge. */
public enum Band {
  A,
  B,
  C,
  D;

  /** The band of a probability; an edge belongs to the band above it. */
  public static Band of(double probability, BandConf edges) {
    if (probability >= edges.a()) {
      return A;
    }
    if (probability >= edges.b()) {
      return B;
    }
    return probability >= edges.c() ? C : D;
  }
}

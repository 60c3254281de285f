package io.bowtie.job;

/** Where a run says what it is doing. */
@FunctionalInterface
public interface Progress {
  void say(String line);
}

package io.bowtie.feature;

import java.util.Optional;

/**
 * What became of an entity, as known tonight.
 *
 * @param event what the use case predicts: conversion, win, churn
 * @param decision when it was decided either way; for a customer the same as the event
 */
public record Outcome(Optional<Happening> event, Optional<Happening> decision) {
  /** Nothing has happened yet. */
  public static final Outcome OPEN = new Outcome(Optional.empty(), Optional.empty());
}

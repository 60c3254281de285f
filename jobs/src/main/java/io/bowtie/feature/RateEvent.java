package io.bowtie.feature;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * A change in the count of past outcomes of a value, on the day on which it became known. A
 * reopened deal takes its outcome back: negative counts.
 *
 * @param dimension such as deal_lead_source
 * @param value such as webinar
 * @param knownOn the UTC day
 * @param cases how many more were decided
 * @param wins how many more of them were won
 */
record RateEvent(String dimension, String value, LocalDate knownOn, long cases, long wins)
    implements Serializable {}

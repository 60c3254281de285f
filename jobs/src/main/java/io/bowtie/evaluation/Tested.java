package io.bowtie.evaluation;

/**
 * How much was tested. Looks at one case are much alike, so the gate counts cases.
 *
 * @param cases in all; one may have had the event at one look and not at another
 * @param eventCases cases that had the event at some look
 * @param eventLooks looks with an event: test rows
 * @param otherCases cases that had none at some look
 * @param otherLooks looks without
 */
public record Tested(
    long cases, long eventCases, long eventLooks, long otherCases, long otherLooks) {}

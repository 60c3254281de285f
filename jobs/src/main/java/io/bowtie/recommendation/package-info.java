/** Turns scores into advice under rules: action, risk tier, approver, expiry. */
package io.bowtie.recommendation;

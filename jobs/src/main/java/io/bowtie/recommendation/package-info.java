/**
 * Turns scores into advice under rules: action, risk tier, approver, expiry. The rules know nothing
 * of tables; what a person alone decides can only be asked.
 */
package io.bowtie.recommendation;

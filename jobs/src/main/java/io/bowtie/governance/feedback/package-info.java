/**
 * What people and outcomes say about advice: what became of each piece of it, the rates of that,
 * and the limits that put a use case back to shadow. Plain Java.
 *
 * <p>Acting changes outcomes. A customer who is called because leaving was foretold, and stays,
 * looks like a false alert; a lead that is called converts because it was called. So figures over
 * advice that was followed tell what came of it and do not test the model; only advice that nobody
 * acted on, because the entity was held out, the use case in shadow or the advice rejected or
 * ignored, tests the model without that.
 */
package io.bowtie.governance.feedback;

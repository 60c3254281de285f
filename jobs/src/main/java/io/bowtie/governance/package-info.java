/** Who may do what: use cases, approvers, promotions, holdouts. */
package io.bowtie.governance;

/** Who may do what: use cases, approvers, promotions. */
package io.bowtie.governance;

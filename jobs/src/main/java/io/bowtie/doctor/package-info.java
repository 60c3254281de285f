/**
 * What a company's conf and files allow, before anything is ingested: what was found, which
 * entities, features, models and KPIs follow from it, and what to add to get the rest. Looking at
 * files and mappings is apart from judging, which is plain Java over what was found.
 */
package io.bowtie.doctor;

/**
 * What was known of an entity on a day. All rows of an account are brought together once; an as-of
 * view shows of them only what had happened and been recorded by then; features, landmarks and
 * labels are pure functions of such views, the same for a past landmark and for tonight (laws 2, 3
 * and 5).
 */
package io.bowtie.feature;

-- Question: which contacts were merged into which?
-- Grain: one row per telling of a merge.
-- Source: contact_merge_audit, and the list that the remaining contact keeps: ids, in an older list
-- ids with a time (5555:1570549857), separated by semicolons.
-- optional: contact.property_hs_calculated_merged_vids, contact.property_hs_merged_object_ids
-- optional: contact_merge_audit.timestamp
-- optional table: contact_merge_audit(canonical_vid, vid_to_merge)
SELECT
  trim(vid_to_merge) AS of_id,
  trim(canonical_vid) AS remaining,
  try_cast(trim(`timestamp`) AS TIMESTAMP) AS merged_at,
  _landed_on
FROM contact_merge_audit
UNION ALL
SELECT split_part(trim(loser), ':', 1), trim(id), CAST(NULL AS TIMESTAMP), _landed_on
FROM contact
LATERAL VIEW explode(
  split(concat_ws(';', property_hs_merged_object_ids, property_hs_calculated_merged_vids), ';'))
  AS loser

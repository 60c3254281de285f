-- Question: which companies were merged into which?
-- Grain: one row per telling of a merge.
-- Source: company: the list that the remaining company keeps.
-- optional: company.property_hs_merged_object_ids
SELECT
  trim(loser) AS of_id, trim(id) AS remaining, CAST(NULL AS TIMESTAMP) AS merged_at, _landed_on
FROM company
LATERAL VIEW explode(split(property_hs_merged_object_ids, ';')) AS loser

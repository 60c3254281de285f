-- Question: which deals were merged into which?
-- Grain: one row per telling of a merge.
-- Source: merged_deal, and the list that the remaining deal keeps.
-- optional: deal.property_hs_merged_object_ids, merged_deal._fivetran_synced
-- optional table: merged_deal(deal_id, merged_deal_id)
SELECT
  trim(merged_deal_id) AS of_id,
  trim(deal_id) AS remaining,
  try_cast(trim(_fivetran_synced) AS TIMESTAMP) AS merged_at,
  _landed_on
FROM merged_deal
UNION ALL
SELECT trim(loser), trim(deal_id), CAST(NULL AS TIMESTAMP), _landed_on
FROM deal
LATERAL VIEW explode(split(property_hs_merged_object_ids, ';')) AS loser

-- Question: with which deals is each engagement linked?
-- Grain: one row per engagement, deal and label of the link, and landing.
-- Source: engagement_deal. None of an engagement's deals is the primary one.
-- optional table: engagement_deal(engagement_id, deal_id)
-- optional: engagement_deal.type_id, engagement_deal._fivetran_deleted
-- key: engagement_deal(engagement_id, deal_id, type_id)
SELECT
  trim(engagement_id) AS of_id,
  nullif(trim(deal_id), '') AS linked_id,
  1 AS place,
  trim(type_id) AS label,
  coalesce(try_cast(trim(_fivetran_deleted) AS BOOLEAN), false) AS is_deleted,
  _valid_from,
  _valid_until
FROM engagement_deal

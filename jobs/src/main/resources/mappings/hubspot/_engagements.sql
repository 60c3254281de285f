-- Question: what does HubSpot say of each engagement, whatever its kind?
-- Grain: one row per engagement and landing.
-- Source: engagement.
-- optional: engagement.timestamp, engagement.created_at, engagement.last_updated
-- optional: engagement.owner_id
SELECT
  trim(id) AS of_id,
  struct(`timestamp` AS happened_at, created_at, last_updated, owner_id) AS meaning,
  _file,
  _line,
  _landed_on
FROM engagement

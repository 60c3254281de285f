-- Question: how much was the product used, and when did that become known?
-- Grain: one row per workspace, day, feature and day of export; a late export is a row of its own.
-- Source: usage_daily.
SELECT
  trim(workspace_id) AS source_account_id,
  date AS usage_date,
  feature,
  exported_on AS recorded_date,
  events AS event_count,
  active_users,
  seconds AS duration_seconds,
  errors AS error_count,
  _file,
  _line
FROM usage_daily

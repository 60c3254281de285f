-- Question: which users were delivered, and when was each row known?
-- Grain: one row per delivered row; told_at is its time as it was delivered.
-- Source: user.
-- optional: user.system_modstamp, user.last_modified_date, user._fivetran_synced
-- optional: user._fivetran_start
-- key: user(id)
SELECT
  *,
  trim(id) AS of_id,
  false AS is_past,
  coalesce(
    nullif(_fivetran_start, ''), nullif(system_modstamp, ''), nullif(last_modified_date, ''),
    nullif(_fivetran_synced, '')) AS told_at,
  try_cast(
    coalesce(
      nullif(_fivetran_start, ''), nullif(system_modstamp, ''), nullif(last_modified_date, ''),
      nullif(_fivetran_synced, ''))
    AS TIMESTAMP) AS recorded_at
FROM user

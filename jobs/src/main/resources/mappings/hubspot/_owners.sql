-- Question: which owners were delivered, and when was each row known?
-- Grain: one row per delivered row.
-- Source: owner.
-- optional: owner._fivetran_synced, owner.updated_at
-- key: owner(owner_id)
SELECT
  *,
  trim(owner_id) AS of_id,
  false AS is_past,
  coalesce(try_cast(trim(updated_at) AS TIMESTAMP), try_cast(trim(_fivetran_synced) AS TIMESTAMP))
    AS recorded_at
FROM owner

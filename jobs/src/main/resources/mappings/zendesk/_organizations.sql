-- Question: which organizations were delivered, and when was each row known?
-- Grain: one row per delivered row.
-- Source: organization.
-- optional: organization._fivetran_synced, organization.updated_at
-- key: organization(id)
SELECT
  *,
  trim(id) AS of_id,
  false AS is_past,
  coalesce(try_cast(trim(updated_at) AS TIMESTAMP), try_cast(trim(_fivetran_synced) AS TIMESTAMP))
    AS recorded_at
FROM organization

-- Question: which contacts were delivered, and when was each row known?
-- Grain: one row per delivered row.
-- Source: contact. A deletion, which HubSpot does not count as a modification, is dated by the
-- connector's last look.
-- optional: contact._fivetran_deleted, contact._fivetran_synced, contact.is_deleted
-- optional: contact.property_lastmodifieddate
-- key: contact(id)
WITH dated AS (
  SELECT
    *,
    coalesce(try_cast(trim(is_deleted) AS BOOLEAN), false)
      OR coalesce(try_cast(trim(_fivetran_deleted) AS BOOLEAN), false) AS is_gone,
    try_cast(trim(property_lastmodifieddate) AS TIMESTAMP) AS modified_at,
    try_cast(trim(_fivetran_synced) AS TIMESTAMP) AS seen_at
  FROM contact
)
SELECT
  *,
  trim(id) AS of_id,
  false AS is_past,
  CASE WHEN is_gone THEN greatest(modified_at, seen_at) ELSE coalesce(modified_at, seen_at) END
    AS recorded_at
FROM dated

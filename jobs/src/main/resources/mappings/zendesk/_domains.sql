-- Question: which domains does each organization have?
-- Grain: one row per organization and domain, and landing.
-- Source: domain_name.
-- optional: domain_name.index, domain_name._fivetran_deleted
-- optional table: domain_name(organization_id, domain_name)
-- key: domain_name(organization_id, domain_name)
SELECT
  trim(organization_id) AS of_id,
  nullif(lower(trim(domain_name)), '') AS linked_id,
  coalesce(try_cast(trim(`index`) AS INT), -1) AS place,
  coalesce(try_cast(trim(_fivetran_deleted) AS BOOLEAN), false)
    OR coalesce(trim(domain_name), '') = '' AS is_deleted,
  _valid_from,
  _valid_until
FROM domain_name

-- Question: which people take part in a deal, and as what?
-- Grain: one row per deal, contact and version.
-- Source: opportunity_contact_role.
-- names: loose
-- optional: opportunity_contact_role.role, opportunity_contact_role.is_primary
-- optional: opportunity_contact_role.system_modstamp, opportunity_contact_role.last_modified_date
-- optional: opportunity_contact_role.is_deleted, opportunity_contact_role._fivetran_deleted
-- optional: opportunity_contact_role._fivetran_synced, opportunity_contact_role._fivetran_start
-- optional: opportunity_contact_role._fivetran_active
SELECT
  nullif(regexp_replace(trim(opportunity_id), '^0{15}(AAA)?$', ''), '') AS deal_id,
  nullif(regexp_replace(trim(contact_id), '^0{15}(AAA)?$', ''), '') AS contact_id,
  nullif(lower(replace(trim(role), ' ', '_')), '') AS buying_role,
  is_primary,
  trim(id) AS source_id,
  coalesce(
    nullif(_fivetran_start, ''), nullif(system_modstamp, ''), nullif(last_modified_date, ''),
    nullif(_fivetran_synced, '')) AS recorded_at,
  coalesce(lower(is_deleted) IN ('true', '1'), false)
    OR coalesce(lower(_fivetran_deleted) IN ('true', '1'), false)
    OR coalesce(_fivetran_start IS NULL AND lower(_fivetran_active) IN ('false', '0'), false)
      AS is_deleted,
  _file,
  _line
FROM opportunity_contact_role

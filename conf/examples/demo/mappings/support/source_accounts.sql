-- Question: which customers does support know, and by what name?
-- Grain: one row per organization and version.
-- Source: organizations. The external id, where set, is the CRM's account id.
SELECT
  trim(id) AS source_account_id,
  nullif(trim(name), '') AS name,
  nullif(lower(trim(domain_names)), '') AS domain,
  nullif(trim(external_id), '') AS crm_account_id,
  trim(id) AS source_id,
  updated_at AS recorded_at,
  _file,
  _line
FROM organizations

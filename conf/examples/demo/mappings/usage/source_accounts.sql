-- Question: which customers does the product know, and by what name?
-- Grain: one row per workspace and version.
-- Source: workspaces. Most carry the CRM's id, all but a few the customer's domain.
SELECT
  trim(workspace_id) AS source_account_id,
  nullif(trim(name), '') AS name,
  nullif(regexp_replace(lower(trim(domain)), '^(https?://)?(www[.])?|/.*$', ''), '') AS domain,
  nullif(trim(crm_id), '') AS crm_account_id,
  nullif(country, '') AS country,
  trim(workspace_id) AS source_id,
  updated_at AS recorded_at,
  _file,
  _line
FROM workspaces

-- Question: what did customers ask support for?
-- Grain: one row per case and version.
-- Source: case.
-- A priority that is not among Salesforce's own becomes unknown.
-- names: loose
-- optional: case.account_id, case.contact_id, case.priority, case.origin, case.status
-- optional: case.closed_date, case.is_escalated, case.subject, case.master_record_id
-- optional: case.system_modstamp, case.last_modified_date, case.is_deleted, case._fivetran_deleted
-- optional: case._fivetran_synced, case._fivetran_start, case._fivetran_active
SELECT
  trim(id) AS ticket_id,
  nullif(regexp_replace(trim(account_id), '^0{15}(AAA)?$', ''), '') AS account_id,
  created_date AS created_at,
  nullif(regexp_replace(trim(contact_id), '^0{15}(AAA)?$', ''), '') AS contact_id,
  CASE lower(nullif(trim(priority), ''))
    WHEN 'low' THEN 'low'
    WHEN 'medium' THEN 'normal'
    WHEN 'high' THEN 'high'
    WHEN 'critical' THEN 'urgent'
    ELSE if(nullif(trim(priority), '') IS NULL, NULL, 'unknown')
  END AS priority,
  nullif(lower(trim(origin)), '') AS channel,
  status,
  closed_date AS solved_at,
  is_escalated,
  subject,
  nullif(regexp_replace(trim(master_record_id), '^0{15}(AAA)?$', ''), '') AS merged_into_id,
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
FROM `case`

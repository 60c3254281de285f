-- Question: which people does the CRM know at which accounts?
-- Grain: one row per contact and version.
-- Source: contact, from a connector (also in history mode) or an export.
-- Known since its start in history mode, else since its last change, else since it was replicated.
-- names: loose
-- optional: contact.account_id, contact.name, contact.first_name, contact.last_name, contact.email
-- optional: contact.phone, contact.mobile_phone, contact.title, contact.is_email_bounced
-- optional: contact.email_bounced_date, contact.has_opted_out_of_email, contact.created_date
-- optional: contact.master_record_id, contact.system_modstamp, contact.last_modified_date
-- optional: contact.is_deleted, contact._fivetran_deleted, contact._fivetran_synced
-- optional: contact._fivetran_start, contact._fivetran_end, contact._fivetran_active
WITH versions AS (
  -- A connector in history mode keeps every version with its start and end; elsewhere all are last.
  SELECT *, max(_fivetran_start) OVER (PARTITION BY id) AS last_start FROM contact
),
states AS (
  -- The last version of what was deleted ends without another one: that is when it went.
  SELECT *
  FROM versions
  CROSS JOIN (VALUES (false), (true)) AS ending(is_ending)
  WHERE NOT is_ending
    OR (
      lower(_fivetran_active) IN ('false', '0')
      AND _fivetran_start = last_start
      AND _fivetran_end < '9999')
)
SELECT
  trim(id) AS contact_id,
  nullif(regexp_replace(trim(account_id), '^0{15}(AAA)?$', ''), '') AS account_id,
  coalesce(nullif(trim(name), ''), nullif(trim(concat_ws(' ', first_name, last_name)), ''))
    AS full_name,
  lower(trim(email)) AS email,
  coalesce(nullif(phone, ''), mobile_phone) AS phone,
  title,
  CASE
    WHEN lower(is_email_bounced) IN ('true', '1') OR nullif(email_bounced_date, '') IS NOT NULL
      THEN 'bounced'
    WHEN lower(has_opted_out_of_email) IN ('true', '1') THEN 'opted_out'
  END AS email_status,
  created_date AS created_at,
  nullif(regexp_replace(trim(master_record_id), '^0{15}(AAA)?$', ''), '') AS merged_into_id,
  trim(id) AS source_id,
  CASE WHEN is_ending THEN _fivetran_end ELSE coalesce(
    nullif(_fivetran_start, ''), nullif(system_modstamp, ''), nullif(last_modified_date, ''),
    nullif(_fivetran_synced, '')) END AS recorded_at,
  is_ending
    OR coalesce(lower(is_deleted) IN ('true', '1'), false)
    OR coalesce(lower(_fivetran_deleted) IN ('true', '1'), false)
    OR coalesce(_fivetran_start IS NULL AND lower(_fivetran_active) IN ('false', '0'), false)
      AS is_deleted,
  _file,
  _line
FROM states

-- Question: who showed interest, and what became of it?
-- Grain: one row per lead and version; Salesforce has one cycle a lead.
-- Source: lead.
-- A lead counts as converted when Salesforce says so, whatever its status is called.
-- Known since its last change, else since it was replicated.
-- names: loose
-- optional: lead.company, lead.website, lead.email, lead.phone, lead.title, lead.industry
-- optional: lead.number_of_employees, lead.country, lead.lead_source, lead.status, lead.owner_id
-- optional: lead.is_converted, lead.converted_date, lead.converted_account_id
-- optional: lead.converted_contact_id, lead.converted_opportunity_id, lead.master_record_id
-- optional: lead.system_modstamp, lead.last_modified_date, lead.is_deleted, lead._fivetran_deleted
-- optional: lead._fivetran_synced, lead._fivetran_start, lead._fivetran_active
SELECT
  trim(id) AS lead_id,
  1 AS cycle_number,
  created_date AS created_at,
  nullif(regexp_replace(trim(converted_account_id), '^0{15}(AAA)?$', ''), '') AS account_id,
  nullif(regexp_replace(trim(converted_contact_id), '^0{15}(AAA)?$', ''), '') AS contact_id,
  company,
  nullif(regexp_replace(lower(trim(website)), '^(https?://)?(www[.])?|/.*$', ''), '') AS domain,
  lower(trim(email)) AS email,
  phone,
  title,
  industry,
  number_of_employees AS employee_count,
  country,
  nullif(lower(replace(trim(lead_source), ' ', '_')), '') AS lead_source,
  status,
  nullif(regexp_replace(trim(owner_id), '^0{15}(AAA)?$', ''), '') AS owner_id,
  CASE WHEN lower(is_converted) IN ('true', '1') THEN converted_date END AS converted_at,
  nullif(regexp_replace(trim(converted_opportunity_id), '^0{15}(AAA)?$', ''), '')
    AS converted_deal_id,
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
FROM lead

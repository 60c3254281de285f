-- Question: whom do we know?
-- Grain: one row per contact and version.
-- Source: contacts, a list view that HubSpot exported, with its headers as people see them.
-- Versions: every exported row, recorded at "Last Modified Date", else when its file landed.
-- account_id: the primary associated company, else the first one.
-- names: loose
-- optional: contacts.first_name, contacts.last_name, contacts.email, contacts.phone_number
-- optional: contacts.mobile_phone_number, contacts.job_title, contacts.buying_role
-- optional: contacts.associated_company_ids, contacts.associated_company_ids_primary
-- optional: contacts.primary_associated_company_id, contacts.create_date
-- optional: contacts.last_modified_date
SELECT
  trim(record_id) AS contact_id,
  nullif(
    regexp_extract(
      coalesce(
        nullif(trim(associated_company_ids_primary), ''),
        nullif(trim(primary_associated_company_id), ''),
        nullif(trim(associated_company_ids), '')),
      '^[^;, ]+', 0),
    '') AS account_id,
  nullif(trim(concat_ws(' ', trim(first_name), trim(last_name))), '') AS full_name,
  nullif(lower(trim(email)), '') AS email,
  coalesce(nullif(trim(phone_number), ''), nullif(trim(mobile_phone_number), '')) AS phone,
  nullif(trim(job_title), '') AS title,
  nullif(lower(replace(trim(buying_role), ' ', '_')), '') AS buying_role,
  create_date AS created_at,
  trim(record_id) AS source_id,
  last_modified_date AS recorded_at,
  _file,
  _line,
  _landed_on
FROM contacts

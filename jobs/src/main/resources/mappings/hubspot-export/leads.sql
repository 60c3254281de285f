-- Question: who showed interest, and what became of it?
-- Grain: one row per lead and version; an export shows one cycle a contact.
-- Source: contacts, a list view that HubSpot exported, with its headers as people see them. A
-- contact is a lead when it became a lead or a marketing qualified lead ("Became a Lead Date",
-- "Became a Marketing Qualified Lead Date"), or is one by its lifecycle stage; the cycle begins with
-- the earlier of the two dates, else with the contact. It converts when it becomes an opportunity,
-- else a customer.
-- Versions: every exported row, recorded at "Last Modified Date", else when its file landed. An
-- export holds no past: what was entered earlier counts from that moment on.
-- names: loose
-- optional: contacts.became_a_lead_date, contacts.became_a_marketing_qualified_lead_date
-- optional: contacts.became_an_opportunity_date, contacts.became_a_customer_date
-- optional: contacts.lifecycle_stage, contacts.create_date, contacts.lead_status
-- optional: contacts.company_name, contacts.email, contacts.phone_number, contacts.job_title
-- optional: contacts.industry, contacts.number_of_employees, contacts.country_region
-- optional: contacts.original_traffic_source, contacts.latest_traffic_source
-- optional: contacts.contact_owner, contacts.owner_assigned_date, contacts.date_of_first_engagement
-- optional: contacts.associated_company_ids, contacts.associated_company_ids_primary
-- optional: contacts.primary_associated_company_id, contacts.last_modified_date
SELECT
  trim(record_id) AS lead_id,
  1 AS cycle_number,
  coalesce(
    least(nullif(became_a_lead_date, ''), nullif(became_a_marketing_qualified_lead_date, '')),
    create_date) AS created_at,
  nullif(
    regexp_extract(
      coalesce(
        nullif(trim(associated_company_ids_primary), ''),
        nullif(trim(primary_associated_company_id), ''),
        nullif(trim(associated_company_ids), '')),
      '^[^;, ]+', 0),
    '') AS account_id,
  trim(record_id) AS contact_id,
  nullif(trim(company_name), '') AS company,
  nullif(lower(regexp_extract(trim(email), '@(.+)$', 1)), '') AS domain,
  nullif(lower(trim(email)), '') AS email,
  nullif(trim(phone_number), '') AS phone,
  nullif(trim(job_title), '') AS title,
  nullif(lower(regexp_replace(trim(industry), '[^A-Za-z0-9]+', '_')), '') AS industry,
  number_of_employees AS employee_count,
  nullif(trim(country_region), '') AS country,
  nullif(lower(regexp_replace(trim(latest_traffic_source), '[^A-Za-z0-9]+', '_')), '')
    AS lead_source,
  nullif(lower(regexp_replace(trim(original_traffic_source), '[^A-Za-z0-9]+', '_')), '')
    AS original_source,
  nullif(trim(lead_status), '') AS status,
  nullif(trim(contact_owner), '') AS owner_id,
  became_a_marketing_qualified_lead_date AS mql_at,
  owner_assigned_date AS routed_at,
  date_of_first_engagement AS first_touch_at,
  coalesce(nullif(became_an_opportunity_date, ''), nullif(became_a_customer_date, ''))
    AS converted_at,
  trim(record_id) AS source_id,
  last_modified_date AS recorded_at,
  _file,
  _line,
  _landed_on
FROM contacts
WHERE nullif(became_a_lead_date, '') IS NOT NULL
  OR nullif(became_a_marketing_qualified_lead_date, '') IS NOT NULL
  OR regexp_replace(lower(lifecycle_stage), '[^a-z]', '') IN ('lead', 'marketingqualifiedlead')

-- Question: which customers does billing know, and by what name?
-- Grain: one row per customer and version.
-- Source: customer. Some carry the CRM's id, some only a domain, some only a name of their own.
-- Times are seconds since 1970; the second try_cast cannot overflow as timestamp_seconds can.
SELECT
  trim(id) AS source_account_id,
  nullif(trim(name), '') AS name,
  nullif(lower(trim(email_domain)), '') AS domain,
  nullif(trim(metadata_crm_id), '') AS crm_account_id,
  nullif(country, '') AS country,
  trim(id) AS source_id,
  try_cast(try_cast(updated AS BIGINT) AS TIMESTAMP) AS recorded_at,
  _file,
  _line
FROM customer

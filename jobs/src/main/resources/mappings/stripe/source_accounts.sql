-- Question: which customers does Stripe know, and by what name?
-- Grain: one row per customer and version.
-- Source: customer, as the connector lands it.
-- crm_account_id: the first of the metadata crm_account_id, crm_id, salesforce_account_id and
-- hubspot_company_id; other ids, such as external_id, may name anything and are left aside.
-- domain: of the e-mail address, unless it belongs to one of the mailbox providers below.
-- recorded_at: the connector's last look, as Stripe does not date a change.
-- optional: customer._fivetran_synced, customer.address_country, customer.description
-- optional: customer.email, customer.is_deleted, customer.metadata, customer.name
SELECT
  trim(id) AS source_account_id,
  coalesce(nullif(trim(name), ''), nullif(trim(description), '')) AS name,
  CASE
    WHEN split_part(lower(trim(email)), '@', 2) NOT IN (
      'gmail.com', 'googlemail.com', 'outlook.com', 'hotmail.com', 'live.com', 'msn.com',
      'yahoo.com', 'icloud.com', 'me.com', 'aol.com', 'gmx.com', 'gmx.de', 'gmx.net', 'web.de',
      'mail.com', 'proton.me', 'protonmail.com', 'qq.com', '163.com', '126.com', 'yandex.ru')
      THEN nullif(split_part(lower(trim(email)), '@', 2), '')
  END AS domain,
  nullif(
    trim(
      coalesce(
        get_json_object(metadata, '$.crm_account_id'),
        get_json_object(metadata, '$.crm_id'),
        get_json_object(metadata, '$.salesforce_account_id'),
        get_json_object(metadata, '$.hubspot_company_id'))),
    '') AS crm_account_id,
  nullif(upper(trim(address_country)), '') AS country,
  trim(id) AS source_id,
  is_deleted,
  try_cast(trim(_fivetran_synced) AS TIMESTAMP) AS recorded_at,
  _file,
  _line,
  _landed_on
FROM customer

-- Question: which companies does HubSpot know?
-- Grain: one row per account and version.
-- Source: company, as the connector lands it.
-- recorded_at: the company's own modification time; where it is not delivered, or the company was
-- deleted or merged (which HubSpot does not count as a modification), the connector's last look.
-- A company that another one lists as merged into it carries that one's id.
-- Segment, region and territory are each company's own fields: map them in a folder of your own.
-- optional: company._fivetran_deleted, company._fivetran_synced, company.is_deleted
-- optional: company.property_annualrevenue, company.property_country, company.property_createdate
-- optional: company.property_domain, company.property_hs_analytics_source
-- optional: company.property_hs_is_target_account, company.property_hs_lastmodifieddate
-- optional: company.property_hs_merged_object_ids, company.property_hs_parent_company_id
-- optional: company.property_hubspot_owner_id, company.property_industry
-- optional: company.property_numberofemployees, company.property_website
WITH merges AS (
  SELECT trim(loser) AS company_id, max(trim(id)) AS merged_into_id
  FROM company
  LATERAL VIEW explode(split(property_hs_merged_object_ids, ';')) AS loser
  WHERE trim(loser) <> '' AND trim(loser) <> trim(id)
  GROUP BY trim(loser)
)
SELECT
  trim(c.id) AS account_id,
  nullif(trim(c.property_name), '') AS account_name,
  nullif(
    regexp_replace(
      lower(trim(coalesce(c.property_domain, c.property_website))),
      '^(https?://)?(www[.])?|/.*$',
      ''),
    '') AS domain,
  nullif(lower(trim(c.property_industry)), '') AS industry,
  nullif(trim(c.property_numberofemployees), '') AS employee_count,
  nullif(trim(c.property_annualrevenue), '') AS annual_revenue_amount,
  nullif(trim(c.property_country), '') AS country,
  nullif(trim(c.property_hubspot_owner_id), '') AS owner_id,
  nullif(trim(c.property_hs_parent_company_id), '') AS parent_account_id,
  c.property_hs_is_target_account AS is_named,
  nullif(lower(trim(c.property_hs_analytics_source)), '') AS acquisition_source,
  nullif(trim(c.property_createdate), '') AS created_at,
  trim(c.id) AS source_id,
  coalesce(try_cast(trim(c.is_deleted) AS BOOLEAN), false)
    OR coalesce(try_cast(trim(c._fivetran_deleted) AS BOOLEAN), false) AS is_deleted,
  m.merged_into_id,
  CASE
    WHEN m.merged_into_id IS NOT NULL
      OR coalesce(try_cast(trim(c.is_deleted) AS BOOLEAN), false)
      OR coalesce(try_cast(trim(c._fivetran_deleted) AS BOOLEAN), false)
      THEN greatest(
        try_cast(trim(c.property_hs_lastmodifieddate) AS TIMESTAMP),
        try_cast(trim(c._fivetran_synced) AS TIMESTAMP))
    ELSE coalesce(
      try_cast(trim(c.property_hs_lastmodifieddate) AS TIMESTAMP),
      try_cast(trim(c._fivetran_synced) AS TIMESTAMP))
  END AS recorded_at,
  c._file,
  c._line,
  c._landed_on
FROM company AS c
LEFT JOIN merges AS m ON trim(c.id) = m.company_id

-- Question: which companies does HubSpot know?
-- Grain: one row per account and version.
-- Source: company, as the connector lands it.
-- recorded_at: the company's own modification time; where it is not delivered, or the company was
-- deleted or had been merged when it was first delivered (which HubSpot does not count as a
-- modification), the connector's last look.
-- A company that another one lists as merged into it carries that one's id; where the list landed
-- later than the company, in a version of the day on which it did.
-- Segment, region and territory are each company's own fields: map them in a folder of your own.
-- optional: company.property_annualrevenue, company.property_country, company.property_createdate
-- optional: company.property_domain, company.property_hs_analytics_source
-- optional: company.property_hs_is_target_account
-- optional: company.property_hs_parent_company_id
-- optional: company.property_hubspot_owner_id, company.property_industry
-- optional: company.property_numberofemployees, company.property_website
SELECT
  c.of_id AS account_id,
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
  c.of_id AS source_id,
  c.is_gone AS is_deleted,
  m.merged_into_id,
  CASE
    WHEN m.since > c.first_day THEN CAST(m.since AS TIMESTAMP)
    WHEN m.merged_into_id IS NOT NULL AND m.since <= c.first_landed
      THEN greatest(c.modified_at, c.seen_at)
    ELSE c.recorded_at
  END AS recorded_at,
  c._file,
  c._line,
  c._landed_on
FROM _lifetimes__companies AS c
LEFT JOIN _merges_over_time__company_merges AS m ON c.of_id = m.of_id
WHERE greatest(c.first_day, m.since) <= least(c.last_day, m.until)

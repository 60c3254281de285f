-- Question: which companies does HubSpot know?
-- Grain: one row per account and version.
-- Source: companies, a list view that HubSpot exported, with its headers as people see them.
-- "Record ID" must be among them; a company without a name goes by its domain.
-- Versions: every exported row, recorded at "Last Modified Date", else when its file landed.
-- annual_revenue_amount: a currency sign and commas between thousands are taken away.
-- names: loose
-- optional: companies.company_name, companies.company_domain_name, companies.website_url
-- optional: companies.industry, companies.number_of_employees, companies.annual_revenue
-- optional: companies.country_region, companies.company_owner, companies.parent_company_id
-- optional: companies.target_account, companies.original_traffic_source, companies.create_date
-- optional: companies.last_modified_date
SELECT
  trim(record_id) AS account_id,
  coalesce(nullif(trim(company_name), ''), nullif(lower(trim(company_domain_name)), ''))
    AS account_name,
  nullif(
    regexp_replace(
      lower(trim(coalesce(nullif(trim(company_domain_name), ''), website_url))),
      '^(https?://)?(www[.])?|/.*$',
      ''),
    '') AS domain,
  nullif(lower(regexp_replace(trim(industry), '[^A-Za-z0-9]+', '_')), '') AS industry,
  regexp_replace(trim(number_of_employees), '^([0-9]{1,3}),([0-9]{3})$', '$1$2') AS employee_count,
  CASE
    WHEN trim(annual_revenue) RLIKE '^(\\p{Sc}|[A-Z]{3})? ?[0-9]{1,3}(,[0-9]{3})*([.][0-9]+)?$'
      THEN regexp_replace(annual_revenue, '[^0-9.]', '')
    ELSE annual_revenue
  END AS annual_revenue_amount,
  nullif(trim(country_region), '') AS country,
  nullif(trim(company_owner), '') AS owner_id,
  nullif(trim(parent_company_id), '') AS parent_account_id,
  target_account AS is_named,
  nullif(lower(regexp_replace(trim(original_traffic_source), '[^A-Za-z0-9]+', '_')), '')
    AS acquisition_source,
  create_date AS created_at,
  trim(record_id) AS source_id,
  last_modified_date AS recorded_at,
  _file,
  _line,
  _landed_on
FROM companies

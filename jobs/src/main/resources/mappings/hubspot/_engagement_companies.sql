-- Question: with which companies is each engagement linked?
-- Grain: one row per engagement, company and label of the link, and landing.
-- Source: engagement_company. None of an engagement's companies is the primary one.
-- optional table: engagement_company(engagement_id, company_id)
-- optional: engagement_company.type_id, engagement_company._fivetran_deleted
-- key: engagement_company(engagement_id, company_id, type_id)
SELECT
  trim(engagement_id) AS of_id,
  nullif(trim(company_id), '') AS linked_id,
  1 AS place,
  trim(type_id) AS label,
  coalesce(try_cast(trim(_fivetran_deleted) AS BOOLEAN), false) AS is_deleted,
  _valid_from,
  _valid_until
FROM engagement_company

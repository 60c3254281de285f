-- Question: with which companies is each deal linked?
-- Grain: one row per deal, company and label of the link, and landing.
-- Source: deal_company. The label 5 marks the primary company.
-- optional table: deal_company(deal_id, company_id)
-- optional: deal_company.type_id, deal_company._fivetran_deleted
-- key: deal_company(deal_id, company_id, type_id)
SELECT
  trim(deal_id) AS of_id,
  nullif(trim(company_id), '') AS linked_id,
  CASE WHEN trim(type_id) = '5' THEN 1 ELSE 2 END AS place,
  coalesce(try_cast(trim(_fivetran_deleted) AS BOOLEAN), false) AS is_deleted,
  _valid_from,
  _valid_until
FROM deal_company

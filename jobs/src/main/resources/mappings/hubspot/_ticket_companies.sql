-- Question: with which companies is each ticket linked?
-- Grain: one row per ticket, company and label of the link, and landing.
-- Source: ticket_company. The label 26 marks the primary company.
-- optional table: ticket_company(ticket_id, company_id)
-- optional: ticket_company.type_id, ticket_company._fivetran_deleted
-- key: ticket_company(ticket_id, company_id, type_id)
SELECT
  trim(ticket_id) AS of_id,
  nullif(trim(company_id), '') AS linked_id,
  CASE WHEN trim(type_id) = '26' THEN 1 ELSE 2 END AS place,
  coalesce(try_cast(trim(_fivetran_deleted) AS BOOLEAN), false) AS is_deleted,
  _valid_from,
  _valid_until
FROM ticket_company

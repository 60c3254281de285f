-- Question: which role does each contact have in a purchase?
-- Grain: one row per contact and landing.
-- Source: contact. A budget holder is the economic_buyer.
-- optional table: contact(id)
-- optional: contact.property_hs_buying_role
-- key: contact(id)
SELECT
  trim(id) AS of_id,
  CASE lower(split_part(trim(property_hs_buying_role), ';', 1))
    WHEN 'budget_holder' THEN 'economic_buyer'
    ELSE nullif(lower(split_part(trim(property_hs_buying_role), ';', 1)), '')
  END AS linked_id,
  1 AS place,
  false AS is_deleted,
  _valid_from,
  _valid_until
FROM contact

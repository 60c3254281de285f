-- Question: under which labels is a contact linked with a deal?
-- Grain: one row per deal, contact and label, and landing.
-- Source: deal_contact.
-- optional: deal_contact._fivetran_deleted, deal_contact.type_id
-- key: deal_contact(deal_id, contact_id, type_id)
SELECT
  struct(trim(deal_id) AS deal_id, trim(contact_id) AS contact_id) AS of_id,
  'linked' AS linked_id,
  1 AS place,
  trim(type_id) AS label,
  coalesce(try_cast(trim(_fivetran_deleted) AS BOOLEAN), false) AS is_deleted,
  _valid_from,
  _valid_until
FROM deal_contact

-- Question: which links between deals and contacts were delivered, and when was each known?
-- Grain: one row per deal, contact and look of the connector; of several labels any one links.
-- Source: deal_contact.
-- optional: deal_contact._fivetran_synced
-- optional: deal_contact._fivetran_deleted, deal_contact.type_id
-- key: deal_contact(deal_id, contact_id, type_id)
SELECT
  struct(trim(deal_id) AS deal_id, trim(contact_id) AS contact_id) AS of_id,
  try_cast(trim(_fivetran_synced) AS TIMESTAMP) AS recorded_at,
  false AS is_past,
  max(coalesce(_valid_until, DATE '9999-12-31')) AS _valid_until,
  min(_file) AS _file,
  min(_line) AS _line,
  _landed_on
FROM deal_contact
GROUP BY
  struct(trim(deal_id) AS deal_id, trim(contact_id) AS contact_id),
  try_cast(trim(_fivetran_synced) AS TIMESTAMP),
  _landed_on

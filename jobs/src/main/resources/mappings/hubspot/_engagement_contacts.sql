-- Question: with which contacts is each engagement linked?
-- Grain: one row per engagement, contact and label of the link, and landing.
-- Source: engagement_contact. None of an engagement's contacts is the primary one.
-- optional table: engagement_contact(engagement_id, contact_id)
-- optional: engagement_contact.type_id, engagement_contact._fivetran_deleted
-- key: engagement_contact(engagement_id, contact_id, type_id)
SELECT
  trim(engagement_id) AS of_id,
  nullif(trim(contact_id), '') AS linked_id,
  1 AS place,
  trim(type_id) AS label,
  coalesce(try_cast(trim(_fivetran_deleted) AS BOOLEAN), false) AS is_deleted,
  _valid_from,
  _valid_until
FROM engagement_contact

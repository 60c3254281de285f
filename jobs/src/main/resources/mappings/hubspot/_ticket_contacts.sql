-- Question: with which contacts is each ticket linked?
-- Grain: one row per ticket, contact and label of the link, and landing.
-- Source: ticket_contact. HubSpot has no primary contact.
-- optional table: ticket_contact(ticket_id, contact_id)
-- optional: ticket_contact.type_id, ticket_contact._fivetran_deleted
-- key: ticket_contact(ticket_id, contact_id, type_id)
SELECT
  trim(ticket_id) AS of_id,
  nullif(trim(contact_id), '') AS linked_id,
  1 AS place,
  trim(type_id) AS label,
  coalesce(try_cast(trim(_fivetran_deleted) AS BOOLEAN), false) AS is_deleted,
  _valid_from,
  _valid_until
FROM ticket_contact

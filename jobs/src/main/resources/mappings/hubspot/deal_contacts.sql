-- Question: which people have a part in which deal?
-- Grain: one row per deal and contact, and version.
-- Source: deal_contact and, for the role, contact, as the connector lands them.
-- HubSpot dates no link: recorded_at is the connector's look, and is never too early. It has no
-- primary contact of a deal either. A pair linked under several labels is one row.
-- buying_role is the contact's own, as last delivered; a budget holder is the economic_buyer.
-- optional: deal_contact._fivetran_deleted, deal_contact._fivetran_synced
-- optional: contact.property_hs_buying_role
-- optional table: contact(id)
WITH roles AS (
  SELECT
    trim(id) AS contact_id,
    lower(
      split_part(
        trim(max_by(property_hs_buying_role, struct(_landed_on, _file, _line))), ';', 1))
      AS buying_role
  FROM contact
  GROUP BY trim(id)
),
links AS (
  SELECT
    trim(deal_id) AS deal_id,
    trim(contact_id) AS contact_id,
    try_cast(trim(_fivetran_synced) AS TIMESTAMP) AS recorded_at,
    _landed_on,
    min(coalesce(try_cast(trim(_fivetran_deleted) AS BOOLEAN), false)) AS is_deleted,
    min(_file) AS _file,
    min(_line) AS _line
  FROM deal_contact
  GROUP BY
    trim(deal_id), trim(contact_id), try_cast(trim(_fivetran_synced) AS TIMESTAMP), _landed_on
)
SELECT
  l.deal_id,
  l.contact_id,
  CASE r.buying_role WHEN 'budget_holder' THEN 'economic_buyer' ELSE nullif(r.buying_role, '') END
    AS buying_role,
  l.is_deleted,
  l.recorded_at,
  l._file,
  l._line,
  l._landed_on
FROM links AS l
LEFT JOIN roles AS r ON l.contact_id = r.contact_id

-- Question: which people have a part in which deal?
-- Grain: one row per deal and contact, and version.
-- Source: deal_contact and, for the role, contact, as the connector lands them.
-- HubSpot dates no link: recorded_at is the connector's look, and is never too early. It has no
-- primary contact of a deal either. A pair linked under several labels is one row, and is deleted
-- when none of them is left.
-- buying_role is the contact's own: what had landed with the link's first row counts for all its
-- versions, a role that landed later from that day on.
WITH joined AS (
  SELECT
    p.*,
    r.linked_id AS buying_role,
    l.linked_id IS NULL AS is_deleted,
    greatest(p.first_day, r.since) AS began_on
  FROM _lifetimes__deal_people AS p
  LEFT JOIN _links_over_time__buying_roles AS r ON p.of_id.contact_id = r.of_id
  LEFT JOIN _links_over_time__deal_contact_labels AS l
    ON p.of_id = l.of_id AND p._landed_on BETWEEN l.since AND l.until
  WHERE greatest(p.first_day, r.since) <= least(p.last_day, r.until)
)
SELECT
  of_id.deal_id,
  of_id.contact_id,
  buying_role,
  is_deleted,
  CASE WHEN began_on > first_day THEN CAST(began_on AS TIMESTAMP) ELSE recorded_at END
    AS recorded_at,
  _file,
  _line,
  _landed_on
FROM joined

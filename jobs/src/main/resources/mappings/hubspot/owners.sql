-- Question: who owns leads, deals and accounts?
-- Grain: one row per owner and version.
-- Source: owner and, for the team, owner_team (its primary one) and team; where these say nothing,
-- the primary team of the owner's user.
-- An owner without a name goes by the address.
-- recorded_at: the owner's modification time, else the connector's last look. HubSpot dates no
-- membership: what had landed with the owner's first row counts for all its versions, what landed
-- later from that day on, when it makes a version of its own. The first name of a team counts for
-- its past.
-- An archived owner is inactive; HubSpot says nothing else of that.
-- optional: owner._fivetran_deleted, owner.active_user_id, owner.archived
-- optional: owner.email, owner.first_name, owner.last_name
WITH memberships AS (
  SELECT
    o.*,
    coalesce(p.linked_id, u.linked_id) AS team_id,
    greatest(o.first_day, p.since, u.since) AS member_since,
    least(o.last_day, p.until, u.until) AS member_until
  FROM _lifetimes__owners AS o
  LEFT JOIN _links_over_time__owner_teams AS p ON o.of_id = p.of_id
  LEFT JOIN _links_over_time__user_teams AS u ON trim(o.active_user_id) = u.of_id
  WHERE greatest(o.first_day, p.since, u.since) <= least(o.last_day, p.until, u.until)
)
SELECT
  m.of_id AS owner_id,
  coalesce(
    nullif(trim(concat_ws(' ', trim(m.first_name), trim(m.last_name))), ''),
    nullif(lower(trim(m.email)), '')) AS owner_name,
  nullif(lower(trim(m.email)), '') AS email,
  t.meaning AS team,
  NOT try_cast(trim(m.archived) AS BOOLEAN) AS is_active,
  m.of_id AS source_id,
  m._fivetran_deleted AS is_deleted,
  CASE
    WHEN greatest(m.member_since, t.since) > m.first_day
      THEN CAST(greatest(m.member_since, t.since) AS TIMESTAMP)
    ELSE m.recorded_at
  END AS recorded_at,
  m._file,
  m._line,
  m._landed_on
FROM memberships AS m
LEFT JOIN _definitions_over_time__teams AS t ON m.team_id = t.of_id
WHERE greatest(m.member_since, t.since) <= least(m.member_until, t.until)

-- Question: who owns leads, deals and accounts?
-- Grain: one row per owner and version.
-- Source: owner and, for the team, owner_team (its primary one) and team; where these say nothing,
-- the primary team of the owner's user. The last delivery counts.
-- An owner without a name goes by the address.
-- recorded_at: the owner's modification time, else the connector's last look.
-- An archived owner is inactive; HubSpot says nothing else of that.
-- optional: owner._fivetran_deleted, owner._fivetran_synced, owner.active_user_id, owner.archived
-- optional: owner.email, owner.first_name, owner.last_name, owner.updated_at
-- optional table: owner_team(owner_id, team_id, is_team_primary)
-- optional table: team(id, name)
-- optional table: users(id, primary_team_id)
WITH teams AS (
  SELECT
    trim(id) AS team_id, max_by(nullif(trim(name), ''), struct(_landed_on, _file, _line)) AS name
  FROM team
  GROUP BY trim(id)
),
primary_teams AS (
  SELECT
    trim(owner_id) AS owner_id, max_by(trim(team_id), struct(_landed_on, _file, _line)) AS team_id
  FROM owner_team
  WHERE try_cast(trim(is_team_primary) AS BOOLEAN)
  GROUP BY trim(owner_id)
),
user_teams AS (
  SELECT
    trim(id) AS user_id,
    max_by(trim(primary_team_id), struct(_landed_on, _file, _line)) AS team_id
  FROM users
  GROUP BY trim(id)
)
SELECT
  trim(o.owner_id) AS owner_id,
  coalesce(
    nullif(trim(concat_ws(' ', trim(o.first_name), trim(o.last_name))), ''),
    nullif(lower(trim(o.email)), '')) AS owner_name,
  nullif(lower(trim(o.email)), '') AS email,
  t.name AS team,
  NOT try_cast(trim(o.archived) AS BOOLEAN) AS is_active,
  trim(o.owner_id) AS source_id,
  o._fivetran_deleted AS is_deleted,
  coalesce(
    try_cast(trim(o.updated_at) AS TIMESTAMP), try_cast(trim(o._fivetran_synced) AS TIMESTAMP))
    AS recorded_at,
  o._file,
  o._line,
  o._landed_on
FROM owner AS o
LEFT JOIN primary_teams AS p ON trim(o.owner_id) = p.owner_id
LEFT JOIN user_teams AS u ON trim(o.active_user_id) = u.user_id
LEFT JOIN teams AS t ON coalesce(p.team_id, u.team_id) = t.team_id

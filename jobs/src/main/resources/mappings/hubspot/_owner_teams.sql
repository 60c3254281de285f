-- Question: which team is each owner's primary one?
-- Grain: one row per owner and team, and landing.
-- Source: owner_team. A membership that is not the primary one counts like one that was ended.
-- optional table: owner_team(owner_id, team_id, is_team_primary)
-- optional: owner_team._fivetran_deleted
-- key: owner_team(owner_id, team_id)
SELECT
  trim(owner_id) AS of_id,
  nullif(trim(team_id), '') AS linked_id,
  1 AS place,
  coalesce(try_cast(trim(_fivetran_deleted) AS BOOLEAN), false)
    OR NOT coalesce(try_cast(trim(is_team_primary) AS BOOLEAN), false) AS is_deleted,
  _valid_from,
  _valid_until
FROM owner_team

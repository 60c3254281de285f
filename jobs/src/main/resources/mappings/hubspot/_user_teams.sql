-- Question: which team is each user's primary one?
-- Grain: one row per user and landing.
-- Source: users.
-- optional table: users(id, primary_team_id)
-- optional: users._fivetran_deleted
-- key: users(id)
SELECT
  trim(id) AS of_id,
  nullif(trim(primary_team_id), '') AS linked_id,
  1 AS place,
  coalesce(try_cast(trim(_fivetran_deleted) AS BOOLEAN), false) AS is_deleted,
  _valid_from,
  _valid_until
FROM users

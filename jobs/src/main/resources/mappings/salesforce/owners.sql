-- Question: who owns leads, deals and accounts?
-- Grain: one row per user and version.
-- Source: user, with the title of the role as the team.
-- optional: user.name, user.first_name, user.last_name, user.email, user.manager_id
-- optional: user.user_role_id, user.is_active, user.system_modstamp, user.last_modified_date
-- optional: user._fivetran_deleted
-- optional table: user_role(id, name)
SELECT
  trim(u.id) AS owner_id,
  coalesce(nullif(trim(u.name), ''), nullif(trim(concat_ws(' ', u.first_name, u.last_name)), ''))
    AS owner_name,
  nullif(lower(trim(u.email)), '') AS email,
  nullif(trim(r.name), '') AS team,
  nullif(nullif(trim(u.manager_id), ''), '000000000000000AAA') AS manager_id,
  nullif(u.is_active, '') AS is_active,
  trim(u.id) AS source_id,
  coalesce(nullif(u.system_modstamp, ''), nullif(u.last_modified_date, '')) AS recorded_at,
  nullif(u._fivetran_deleted, '') AS is_deleted,
  u._file,
  u._line
FROM user AS u
LEFT JOIN user_role AS r ON trim(r.id) = trim(u.user_role_id)

-- Question: who owns leads, deals and accounts?
-- Grain: one row per user and version.
-- Source: user, with the name of the role as the team.
-- Known since its last change, else since it was replicated.
-- names: loose
-- optional: user.name, user.first_name, user.last_name, user.email, user.manager_id
-- optional: user.user_role_id, user.is_active, user.system_modstamp, user.last_modified_date
-- optional: user.is_deleted, user._fivetran_deleted, user._fivetran_synced, user._fivetran_start
-- optional: user._fivetran_active
-- optional table: user_role(id, name)
WITH roles AS (
  SELECT trim(id) AS user_role_id, max(name) AS team FROM user_role GROUP BY trim(id)
)
SELECT
  trim(id) AS owner_id,
  coalesce(nullif(trim(name), ''), nullif(trim(concat_ws(' ', first_name, last_name)), ''))
    AS owner_name,
  lower(trim(email)) AS email,
  team,
  nullif(regexp_replace(trim(manager_id), '^0{15}(AAA)?$', ''), '') AS manager_id,
  is_active,
  trim(id) AS source_id,
  coalesce(
    nullif(_fivetran_start, ''), nullif(system_modstamp, ''), nullif(last_modified_date, ''),
    nullif(_fivetran_synced, '')) AS recorded_at,
  coalesce(lower(is_deleted) IN ('true', '1'), false)
    OR coalesce(lower(_fivetran_deleted) IN ('true', '1'), false)
    OR coalesce(_fivetran_start IS NULL AND lower(_fivetran_active) IN ('false', '0'), false)
      AS is_deleted,
  _file,
  _line
FROM user
LEFT JOIN roles ON roles.user_role_id = trim(user.user_role_id)

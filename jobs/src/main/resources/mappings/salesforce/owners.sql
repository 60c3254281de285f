-- Question: who owns leads, deals and accounts?
-- Grain: one row per user and version.
-- Source: user, with the name of the role as the team.
-- Known since its last change, else since it was replicated. A new name of the role makes a version
-- of the day on which it landed; the first one counts for its past.
-- names: loose
-- optional: user.name, user.first_name, user.last_name, user.email, user.manager_id
-- optional: user.user_role_id, user.is_active, user.is_deleted, user._fivetran_deleted
-- optional: user._fivetran_active
SELECT
  u.of_id AS owner_id,
  coalesce(
    nullif(trim(u.name), ''), nullif(trim(concat_ws(' ', u.first_name, u.last_name)), ''))
    AS owner_name,
  lower(trim(u.email)) AS email,
  r.meaning AS team,
  nullif(regexp_replace(trim(u.manager_id), '^0{15}(AAA)?$', ''), '') AS manager_id,
  u.is_active,
  u.of_id AS source_id,
  CASE WHEN r.since > u.first_day THEN CAST(r.since AS STRING) ELSE u.told_at END AS recorded_at,
  coalesce(lower(u.is_deleted) IN ('true', '1'), false)
    OR coalesce(lower(u._fivetran_deleted) IN ('true', '1'), false)
    OR coalesce(
      u._fivetran_start IS NULL AND lower(u._fivetran_active) IN ('false', '0'), false)
      AS is_deleted,
  u._file,
  u._line,
  u._landed_on
FROM _lifetimes__users AS u
LEFT JOIN _definitions_over_time__user_roles AS r ON trim(u.user_role_id) = r.of_id
WHERE greatest(u.first_day, r.since) <= least(u.last_day, r.until)
